import { warningNames } from '../../../agents/agent.ts';
import type { AgentResult, Brief } from '../../../coaching/brief.ts';
import type { Speech } from '../../../coaching/speech.ts';
import { html, webHref, type Html } from '../html.ts';
import { verbatim } from '../running.ts';
import { icon } from '../icons.ts';

const knownWarnings = new Set<string>(warningNames);

/** What an agent warned of, in the owner's language. */
export const warnings = (result: AgentResult, speech: Speech): Html[] =>
  result.warnings
    .filter((warning) => knownWarnings.has(warning))
    .map((warning) => html`<p class="note">${speech.text(`brief:warnings.${warning}`)}</p>`);

export const card = (title: string, body: Html | Html[], kind = ''): Html =>
  html`<section class="card ${kind}">
    <h2>${title}</h2>
    ${body}
  </section>`;

export const failure = (title: string, result: AgentResult, speech: Speech): Html =>
  card(
    title,
    html`<p class="note">${speech.text('brief:agent-failed')}</p>
      ${warnings(result, speech)}`,
  );

/** Whether a result came from a service outside, or from the owner's answers alone. */
export const origin = ({ status }: AgentResult, speech: Speech): Html | false =>
  status !== 'failed' && html`<p class="from">${speech.text(`brief:made.${status}`)}</p>`;

export const points = (title: string, texts: readonly string[]): Html | false =>
  texts.length > 0 &&
  html`<h3>${title}</h3>
    <ul class="points">
      ${texts.map((text) => html`<li dir="auto">${verbatim(text)}</li>`)}
    </ul>`;

/** A link to a page of the web; the bare text where the address is none. */
export const webLink = (address: string, label: string): Html => {
  const href = webHref(address);
  return href === undefined
    ? html`<bdi>${label}</bdi>`
    : html`<a href="${href}" rel="noopener noreferrer nofollow"><bdi>${label}</bdi></a>`;
};

/** Names of the fields that a sentence was taken from, for a reader. */
const fieldNames = (fields: readonly string[], known: ReadonlySet<string>, speech: Speech): string =>
  new Intl.ListFormat(speech.language, { type: 'conjunction' }).format(
    fields.filter((field) => known.has(field)).map((field) => speech.text(`brief:fields.${field}`)),
  );

const statedFields = new Set(['vision', 'mission', 'target_audience', 'differentiation', 'offer']);

/** Where a field's text comes from, and whether the owner confirmed it; nothing for a field without text. */
export function provenance(brief: Brief, field: string, speech: Speech): Html | false {
  const source = brief.provenance[field];
  if (!source) return false;
  const parts = source.made_of ? fieldNames(source.made_of, statedFields, speech) : '';
  const from = parts
    ? speech.text('brief:from.made-of', { fields: parts })
    : speech.text(`brief:from.${source.from}`);
  const state = source.confirmed ? 'yes' : 'no';
  return html`<p class="from">
    <span class="${state}"
      >${source.confirmed && icon('check')}${speech.text(`brief:confirmed.${state}`)}</span
    >
    <span>${from}</span>
  </p>`;
}

export const nothingYet = (speech: Speech): Html =>
  html`<p class="empty">${speech.text('brief:fields.empty')}</p>`;

/** The owner's own words, where they are others than what the field says. */
export function ownWords(brief: Brief, field: string, text: string, speech: Speech): Html | false {
  const words = brief.provenance[field]?.words?.trim() ?? '';
  if (words === '' || words === text.trim()) return false;
  return html`<details>
    <summary>${speech.text('brief:page.own-words')}</summary>
    <p dir="auto">${verbatim(words)}</p>
  </details>`;
}
