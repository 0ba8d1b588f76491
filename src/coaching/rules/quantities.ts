import type { Reading } from './reading.ts';

export type QuantityUnit = 'long' | 'short' | 'times' | 'things' | 'none';

/** A number, in digits or words, with what it counts. */
export interface Quantity {
  /** Word indices: `from` the number, `to` exclusive, the noun included. */
  from: number;
  to: number;
  /** `long`: years, seasons. `short`: hours, days. `times`: how often. `things`: anything else countable. */
  unit: QuantityUnit;
}

/** Articles rather than numbers. */
const articles = new Set([
  'un',
  'une',
  'um',
  'uma',
  'one',
  'benn',
  'moja',
  'moko',
  'moitie',
  'half',
  'demi',
  'metade',
  'tiers',
  'third',
  'meia',
]);
const times = new Set(['fois', 'times', 'time', 'vez', 'vezes', 'mara', 'yoon', 'مرات', 'مرة']);
/** May stand between a number and what it counts. */
const between = new Set([
  'de',
  'd',
  'of',
  'autres',
  'other',
  'more',
  'new',
  'petites',
  'petits',
  'small',
  'pequenos',
  'pequenas',
  'a',
  'trained',
  'jeunes',
  'young',
]);

const numbered = /^(?:miaka|miezi|misimu)$/u;
/** Numbers take the class of their noun: "mitatu", "minne", "sita". */
const swahiliNumber = /^(?:mi)?(?:wili|tatu|nne|tano|sita|saba|nane|tisa|kumi)$/u;

export function quantitiesIn(reading: Reading): Quantity[] {
  const found: Quantity[] = [];
  for (const figure of reading.figures) {
    if (figure.kind !== 'plain' && figure.kind !== 'range') continue;
    const from = reading.words.findIndex((word) => word.end > figure.start);
    const to = reading.words.findIndex((word) => word.start >= figure.end);
    if (from >= 0) found.push(counted(reading, from, to < 0 ? reading.words.length : to));
  }
  for (const hit of reading.hits('number')) {
    const word = reading.words[hit.from]!;
    const next = reading.words[hit.to];
    if (articles.has(word.text) && !(next && reading.at(hit.to, 'number'))) {
      // "uma dúzia", "one year from now": an article before a length of time may still be one.
      if (!next || !reading.at(hit.to, 'year')) continue;
    }
    if (
      found.some(
        (quantity) => hit.from >= quantity.from && hit.from < quantity.to && quantity.unit !== 'none',
      )
    )
      continue;
    found.push(counted(reading, hit.from, hit.to));
  }
  reading.words.forEach((word, index) => {
    if (numbered.test(word.text) && swahiliNumber.test(reading.words[index + 1]?.text ?? ''))
      found.push({ from: index, to: index + 2, unit: 'long' });
  });
  // Swahili and Wolof put the number after the noun: "miaka mitano".
  return found.map((quantity) => (quantity.unit === 'none' ? countedBefore(reading, quantity) : quantity));
}

function counted(reading: Reading, from: number, end: number): Quantity {
  // Swahili puts the number after the noun: "miaka mitano wakulima 2,000".
  if (/^(?:miaka|miezi|misimu|mwaka)$/u.test(reading.words[from - 1]?.text ?? ''))
    return { from: from - 1, to: end, unit: 'long' };
  let index = end;
  while (
    index < reading.words.length &&
    (reading.at(index, 'number') || between.has(reading.words[index]!.text)) &&
    index - end < 3
  )
    index++;
  const noun = reading.words[index];
  // A comma or a stop ends what a number can count.
  if (!noun || /[,;:.!?()\n]/u.test(reading.text.slice(reading.words[end - 1]!.end, noun.start)))
    return { from, to: end, unit: 'none' };
  const unit = unitOf(reading, index);
  return { from, to: unit === 'none' ? end : index + 1, unit };
}

function unitOf(reading: Reading, index: number): QuantityUnit {
  const { text } = reading.words[index]!;
  if (reading.at(index, 'year')) return 'long';
  if (reading.at(index, 'span')) return 'short';
  if (times.has(text)) return 'times';
  if (reading.at(index, 'currency') || /^\d/u.test(text)) return 'none';
  const generic = reading.at(index, 'generic') || reading.at(index, 'people');
  return text.length > 2 && (generic || !reading.at(index, 'common')) ? 'things' : 'none';
}

function countedBefore(reading: Reading, quantity: Quantity): Quantity {
  const index = quantity.from - 1;
  const before = reading.words[index];
  if (!before) return quantity;
  if (
    reading.at(index, 'year') &&
    !/[,;.]/u.test(reading.text.slice(before.end, reading.words[quantity.from]!.start))
  ) {
    return { from: index, to: quantity.to, unit: 'long' };
  }
  const swahili = /^(?:wa|vi|ma|mi|ki)[a-z]{3,}$/u.test(before.text) && reading.concrete.includes(index);
  return swahili ? { from: index, to: quantity.to, unit: 'things' } : quantity;
}

/** Whether the answer counts things or people: "40 stages", "trois points de vente". */
export const countsSomething = (reading: Reading): boolean =>
  quantitiesIn(reading).some((quantity) => quantity.unit === 'things');
