import type { Speech } from '../../../coaching/speech.ts';
import { html, type Html } from '../html.ts';
import { icon } from '../icons.ts';
import type { OfferView } from '../offer-view.ts';
import { running } from '../running.ts';
import type { Part, SiteModel } from './model.ts';
import type { Way } from './reach.ts';

/** What a design works with besides the model. */
export interface Kit {
  speech: Speech;
  /** The trade's icon, large. */
  art: Html;
}

const wayLabel = ({ kind }: Way, { speech }: Kit): string => speech.text(`site:ways.${kind}`);

/** The preferred way to act, as a button; nothing where there is none. */
export const mainButton = ({ ways: [way] }: SiteModel, kit: Kit): Html | false =>
  way !== undefined &&
  html`<a class="button" href="${way.href}">${icon(way.kind)}<span>${wayLabel(way, kit)}</span></a>`;

/** Every way, as a list of links that show the number or address. */
const allWays = ({ ways }: SiteModel, kit: Kit): Html | false =>
  ways.length > 0 &&
  html`<ul class="ways">
    ${ways.map(
      (way) =>
        html`<li>
          <a href="${way.href}"
            >${icon(way.kind)}<span
              ><small>${wayLabel(way, kit)}</small>
              <bdi ${way.kind !== 'email' && html`dir="ltr"`}>${way.shown}</bdi></span
            ></a
          >
        </li>`,
    )}
  </ul>`;

/** On phones it stays at hand at the lower edge. */
export const handBar = (model: SiteModel, kit: Kit): Html | false =>
  model.ways.length > 0 && html`<div class="hand">${mainButton(model, kit)}</div>`;

/** The beginning of every page: the business, and the way to act. `logo` false leaves the picture out. */
export const topBar = (model: SiteModel, kit: Kit, middle: Html | false = false): Html =>
  html`<header class="top">
    <div class="wide">
      <p class="brand">
        ${model.logo && html`<img src="${model.logo.small}" width="56" height="56" alt="" />`}<bdi
          >${model.name}</bdi
        >
      </p>
      ${middle}${mainButton(model, kit)}
    </div>
  </header>`;

/** Trade and place, where they are known. */
const tagline = ({ trade, place }: SiteModel): Html | false => {
  const known = [trade, place].filter((text) => text !== undefined);
  return (
    known.length > 0 &&
    html`<p class="tagline">
      ${known.map((text, at) => html`${at > 0 && html`<i aria-hidden="true">·</i>`}<bdi>${text}</bdi>`)}
    </p>`
  );
};

/** What a page opens with: trade and place, the name, and what the business does. */
export const heading = (model: SiteModel): Html =>
  html`${tagline(model)}
    <h1 dir="auto">${model.hero.title}</h1>
    <p class="sub" dir="auto">${running(model.hero.subtitle)}</p>`;

/** A label of more characters is a sentence, and set as one. */
const longestTitle = 72;

/** What an entry of the offer is called; a price that stands inside is made to be seen. */
export function offerLabel(item: OfferView): Html {
  const kind = item.label.length > longestTitle ? 'what long' : 'what';
  if (!('inText' in item)) return html`<span class="${kind}" dir="auto">${running(item.label)}</span>`;
  const [before = '', ...after] = item.label.split(item.inText);
  const shown = html`${running(before)}<b><bdi>${item.inText}</bdi></b
    >${running(after.join(item.inText))}`;
  return html`<span class="${kind}" dir="auto">${shown}</span>`;
}

export const offerPrice = (item: OfferView): Html | false =>
  'price' in item && item.price !== undefined && html`<b class="price"><bdi>${running(item.price)}</bdi></b>`;

export const offerNote = (item: OfferView): Html | false =>
  'note' in item &&
  item.note !== undefined &&
  html`<small class="note" dir="auto">${running(item.note)}</small>`;

export const paragraphs = ({ texts }: Part): Html[] =>
  texts.map((text) => html`<p dir="auto">${running(text)}</p>`);

/** A heading with its text, in a section of its own. */
export const section = (kind: string, title: string, body: Html | Html[]): Html =>
  html`<section class="${kind}">
    <div class="wide">
      <h2>${title}</h2>
      ${body}
    </div>
  </section>`;

/** Where the business is, and what a customer wants to know before coming. */
export const practical = ({ facts, place }: SiteModel, { speech }: Kit): Html | false => {
  const where = place !== undefined && !facts.some(({ sign }) => sign === 'clock');
  const first =
    where &&
    html`<li>
      ${icon('pin')}
      <div>
        <h3>${speech.text('site:where')}</h3>
        <p dir="auto">${place}</p>
      </div>
    </li>`;
  const others = facts.map(
    (fact) =>
      html`<li>
        ${icon(fact.sign)}
        <div>
          <h3>${fact.title}</h3>
          ${
            fact.sign === 'clock' && place !== undefined && html`<p dir="auto"><b>${place}</b></p>`
          }${paragraphs(fact)}
        </div>
      </li>`,
  );
  return (
    (where || others.length > 0) &&
    html`<div class="practical">
      <div class="wide">
        <ul class="facts">
          ${first}${others}
        </ul>
      </div>
    </div>`
  );
};

/** Numbered steps; one alone is a plain text. */
export const stepList = ({ texts }: Part): Html =>
  texts.length === 1
    ? html`<p class="single" dir="auto">${running(texts[0]!)}</p>`
    : html`<ol class="steps">
        ${texts.map((text) => html`<li><p dir="auto">${running(text)}</p></li>`)}
      </ol>`;

export const otherParts = ({ others }: SiteModel): Html[] =>
  others.map((other) => section('other', other.title, paragraphs(other)));

/** The last part of every page: how to act, once more. */
export const callPart = (model: SiteModel, kit: Kit): Html => {
  const { channels } = model;
  const listed = new Intl.ListFormat(kit.speech.language, { type: 'conjunction' }).format(channels);
  return html`<section class="call" id="contact">
    <div class="wide">
      <div class="box">
        <h2>${model.call.title}</h2>
        <p class="lead" dir="auto">${running(model.call.text)}</p>
        ${allWays(model, kit)}${listed && html`<p class="also" dir="auto">${kit.speech.text('site:also', { channels: listed })}</p>`}
      </div>
    </div>
  </section>`;
};

export const foot = (model: SiteModel, kit: Kit): Html =>
  html`<footer class="foot">
    <div class="wide">
      ${
        model.logo &&
        html`<img
          src="${model.logo.whole}"
          width="96"
          height="96"
          loading="lazy"
          alt="${kit.speech.text('site:logo', { name: model.name })}"
        />`
      }
      <p><bdi>${model.name}</bdi>${model.place !== undefined && html` · <bdi>${model.place}</bdi>`}</p>
    </div>
  </footer>`;
