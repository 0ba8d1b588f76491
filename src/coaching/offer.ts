import type { Brief } from './brief.ts';
import { pricesIn, type Price } from './rules/prices.ts';
import { read, type Reading } from './rules/reading.ts';
import { sentencesOf } from './rules/sentences.ts';

type Item = Brief['offer'][number];

/** What is sold, one entry a thing, as the owner said it; without any price, what is quoted for or was said first. */
export function offerItems(text: string): Brief['offer'] {
  const clauses = sentencesOf(text).flatMap(outsideBrackets).map(bare).filter(Boolean);
  const items = clauses.flatMap(itemsOf);
  if (items.length > 0) return items;
  const [first, ...others] = clauses;
  if (first === undefined) return [];
  const quoted = isQuoted(read(first)) ? others.filter((clause) => isQuoted(read(clause))) : [];
  return [first, ...quoted].map((clause) => ({ text: clause }));
}

/** The parts of a sentence between semicolons that stand outside brackets. */
function outsideBrackets(sentence: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of sentence) {
    if (letter === '(') depth++;
    if (letter === ')') depth = Math.max(0, depth - 1);
    if (letter === ';' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
}

/** Without list marks before it, or stops and links around it. */
const bare = (clause: string): string =>
  clause
    .replace(/^[\s•*·–-]*(?:\d{1,2}[).]\s+)?/u, '')
    .replace(/^(?:and|et|e|puis|then)\s+/iu, '')
    .replace(/[\s.,،;:/]+$/u, '')
    .replace(/[\s,]+(?:and|et|e|ou|or|na|ak)$/iu, '')
    .trim();

function itemsOf(clause: string): Item[] {
  const reading = read(clause);
  const things: { from: number; prices: Price[] }[] = [];
  for (const price of pricesIn(reading)) {
    const last = things.at(-1);
    const cut = last && cutBetween(reading, last.prices.at(-1)!, price);
    if (last && cut === undefined) last.prices.push(price);
    else things.push({ from: cut ?? 0, prices: [price] });
  }
  return things.flatMap(({ from, prices }, index) => {
    const named = prices.filter((price) => isForSale(reading, price));
    if (named.length === 0) return [];
    const next = things[index + 1]?.from;
    const to = next ?? endOf(reading, prices.at(-1)!.end);
    const price = named.map(({ start, end }) => clause.slice(start, end).trim()).join(' / ');
    return [
      { text: bare(clause.slice(from, to)), price },
      ...(next === undefined ? quotedIn(clause.slice(to)) : []),
    ];
  });
}

/** Before a sum that is asked for something else than a thing: a deposit, a limit, the way. */
const otherSum =
  /(?:acompte|avance|caution|dépôt|depot|sinal|cau[cç][aã]o|reserva|deposit|advance|down payment|kianzio|arrhes|dépasse|depasse|exceeds?|more than|plus de|mais de|au[- ]dessus|above|livraison|déplacement|deplacement|deliver\w*|transport|entrego|entrega|rider|envoi|shipping|send it|amende|pénalité|discount|remise|bonus|\+)\s*(?:[\p{L}'’-]+\s+){0,5}$/iu;
/** After it: "£15 deposit", "10 000 Ar déplacement". */
const otherSumAfter =
  /^\s*(?:de |of |for )?(?:deposit|d'acompte|acompte|d'avance|caution|déplacement|deplacement|delivery|de sinal|off\b)/iu;

const isForSale = ({ text }: Reading, { start, end }: Price): boolean => {
  const before = text.slice(0, start).split(/[,:;]/u).at(-1)!;
  return !otherSum.test(before) && !otherSumAfter.test(text.slice(end));
};

/** What ends one thing and begins the next. */
const separator = /[,،/\n]\s*(?:(?:et|and|e|puis|na|ak)\s+)?|\s(?:et|and|e|puis|plus|na|ak)\s+/giu;

/** Where, between two prices, a new thing begins: at the first separator that a word of its own follows. */
function cutBetween(reading: Reading, before: Price, after: Price): number | undefined {
  const between = reading.text.slice(before.end, after.start);
  for (const { index, 0: mark } of between.matchAll(separator)) {
    const at = before.end + index + mark.length;
    if (names(reading, at, after.start)) return at;
  }
  return undefined;
}

/** Something is named between two places: by a word of its own, or by how much of it. */
const names = (reading: Reading, from: number, to: number): boolean =>
  reading.words.some(
    (word, index) =>
      word.start >= from &&
      word.end <= to &&
      /\p{L}{2}|\d\p{L}/u.test(word.text) &&
      !reading.at(index, 'common') &&
      !reading.at(index, 'currency'),
  ) || reading.figures.some(({ kind, start, end }) => kind === 'measure' && start >= from && end <= to);

/** The end of what is said of the last thing: before a part about ordering, paying, quoting or the like. */
function endOf(reading: Reading, after: number): number {
  const { words, text } = reading;
  const about = ['channel', 'payment', 'terms', 'buying'] as const;
  const opens = words.flatMap(({ start }, index) =>
    start >= after && /[,;.:]\s*$/u.test(text.slice(0, start)) ? [index] : [],
  );
  const part = opens.find((first, order) => {
    const last = opens[order + 1] ?? words.length;
    const quotes = reading.hits('quote').some(({ from }) => from >= first && from < last);
    return quotes || [0, 1, 2].some((step) => about.some((category) => reading.at(first + step, category)));
  });
  const phone = reading.figures.find(({ kind, start }) => kind === 'phone' && start >= after);
  return Math.min(part === undefined ? text.length : words[part]!.start, phone?.start ?? text.length);
}

/** "…, et pour équiper une chambre je fais un devis": a thing without a price after those that have one. */
function quotedIn(rest: string): Item[] {
  const clause = bare(rest.replace(/^[\s,]+/u, ''));
  return clause !== '' && isQuoted(read(clause)) ? [{ text: clause }] : [];
}

/** Offers something whose price is told on asking. */
function isQuoted(reading: Reading): boolean {
  if (!reading.has('quote') || reading.figures.some(({ kind }) => kind === 'phone')) return false;
  const about = ['quote', 'channel', 'payment', 'terms', 'day', 'unit', 'place'] as const;
  const own = reading.concrete.filter((index) => !about.some((category) => reading.at(index, category)));
  return own.length >= 2;
}
