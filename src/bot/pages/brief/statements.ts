import type { Brief } from '../../../coaching/brief.ts';
import type { Speech } from '../../../coaching/speech.ts';
import { html, mailHref, phoneHref, type Html } from '../html.ts';
import { verbatim } from '../running.ts';
import { icon } from '../icons.ts';
import { offerView, type OfferView } from '../offer-view.ts';
import { card, nothingYet, ownWords, provenance } from './parts.ts';

/** The business in two sentences of the owner's. */
export const short = (brief: Brief, speech: Speech): Html | false =>
  brief.value_proposition !== '' &&
  html`<section class="card short">
    <h2>${speech.text('brief:fields.value_proposition')}</h2>
    <p class="said" dir="auto">${verbatim(brief.value_proposition)}</p>
    ${provenance(brief, 'value_proposition', speech)}
  </section>`;

export function statement(
  brief: Brief,
  field: 'vision' | 'mission' | 'target_audience' | 'differentiation',
  speech: Speech,
): Html {
  const text = brief[field];
  const said = text ? html`<p class="said" dir="auto">${verbatim(text)}</p>` : nothingYet(speech);
  return card(
    speech.text(`brief:fields.${field}`),
    html`${said}${provenance(brief, field, speech)}${ownWords(brief, field, text, speech)}`,
  );
}

function entry(item: OfferView): Html {
  const price = 'price' in item && item.price !== undefined && html`<b dir="auto">${item.price}</b>`;
  const note =
    'note' in item && item.note !== undefined && html`<small dir="auto">${verbatim(item.note)}</small>`;
  return html`<li><span dir="auto">${verbatim(item.label)}</span>${price}${note}</li>`;
}

export function offer(brief: Brief, speech: Speech): Html {
  const text = brief.offer_statement ?? '';
  const items = brief.offer.map(offerView).map(entry);
  const list =
    items.length > 0 &&
    html`<ul class="offers">
      ${items}
    </ul>`;
  const said = html`${list}${text && html`<p class="${list ? 'terms' : 'said'}" dir="auto">${verbatim(text)}</p>`}`;
  return card(
    speech.text('brief:fields.offer'),
    html`${items.length > 0 || text ? said : nothingYet(speech)}${provenance(brief, 'offer', speech)}${ownWords(
      brief,
      'offer',
      text,
      speech,
    )}`,
  );
}

export function contact(brief: Brief, speech: Speech): Html {
  const { phones, emails, channels } = brief.contact;
  const buttons = [
    ...phones.map(
      (phone) => html`<a href="${phoneHref(phone)}">${icon('phone')}<bdi dir="ltr">${phone}</bdi></a>`,
    ),
    ...emails.map((email) => html`<a href="${mailHref(email)}">${icon('email')}<bdi>${email}</bdi></a>`),
  ];
  const others = new Intl.ListFormat(speech.language, { type: 'conjunction' }).format(channels);
  const ways =
    buttons.length > 0
      ? html`<div class="reach">${buttons}</div>`
      : html`<p class="empty">${speech.text('brief:contact.none')}</p>`;
  return card(
    speech.text('brief:fields.contact'),
    html`${ways}${
      others && html`<p>${speech.text('brief:contact.channels', { channels: others })}</p>`
    }${provenance(brief, 'contact', speech)}`,
  );
}
