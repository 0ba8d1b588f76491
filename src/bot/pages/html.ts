/** A piece of HTML in which everything that is not ours has been escaped. Made by `html` alone. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Html | null | undefined | false | readonly Value[];

/** Control characters, and those that turn the direction of the text after them, which no owner's name needs. */
const unwanted = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Safe between tags and inside a quoted attribute. Not inside a script, a style or an unquoted attribute. */
const escapeHtml = (text: string): string =>
  text
    .toWellFormed()
    .replace(unwanted, '')
    .replace(/[&<>"'`]/gu, (character) => entities[character]!);

function written(value: Value): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return value.map(written).join('');
}

/** Every value is escaped, but those that `html` made; lists are joined; null, undefined and false are nothing. */
export const html = (strings: TemplateStringsArray, ...values: Value[]): Html =>
  new Html(strings.reduce((page, string, at) => page + written(values[at - 1]) + string));

/** A style sheet of ours as it stands: nothing that came from outside may be in it. */
export const styleSheet = (css: string): Html => new Html(`<style>${css}</style>`);

/** An address to call, from a number as its owner wrote it. */
export const phoneHref = (phone: string): string => `tel:${phone.replace(/[^\d+]/gu, '')}`;

export const mailHref = (address: string): string =>
  `mailto:${encodeURIComponent(address).replaceAll('%40', '@')}`;

/** The address of a page of the web, or undefined for all that is none, such as `javascript:`. */
export function webHref(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
}

/** JSON that stays harmless where it is shown or pasted inside a page: no tag can begin or end in it. */
export const safeJson = (value: unknown): string =>
  JSON.stringify(value, undefined, 2).replace(
    /[<>&\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
