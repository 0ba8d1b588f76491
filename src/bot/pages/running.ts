import { html, type Html } from './html.ts';

/** A number, price or call number in groups of digits: its groups keep their order and their line. */
const grouped = /(\+?\d{1,4}(?:[ \u00a0\u202f]\d{1,4}){1,6})/u;

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Nko}\p{Script=Adlam}]/u;

const isolated = (text: string): Html[] =>
  text
    .split(grouped)
    .map((piece, at) => (at % 2 === 1 ? html`<bdi class="nb" dir="ltr">${piece}</bdi>` : html`${piece}`));

/** Running text, in which no number is broken, and no line begins with a mark that the French set a space before. */
export const running = (text: string): Html[] => isolated(text.replace(/ (?=[:;!?»])/gu, '\u00a0'));

/** A text exactly as it was said; among letters from right to left its numbers keep the order of their groups. */
export const verbatim = (text: string): Html[] | string => (rightToLeft.test(text) ? isolated(text) : text);
