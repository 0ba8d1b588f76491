import { findFigures, type Figure } from '../../coaching/rules/figures.ts';
import { fold } from '../../coaching/text.ts';
import { stem } from './words.ts';

const number = /\d{1,3}(?:[ \u00a0\u202f.,']\d{3})+(?!\d)|\d+(?:[.,]\d+)?/gu;

/** A number as one spelling: "5 500", "5.500" and "5500" are one, and so are "1,5" and "1.5". */
const plain = (digits: string): string =>
  String(Number(digits.replace(/[ \u00a0\u202f.,'](?=\d{3}(?!\d))/gu, '').replace(',', '.')));

const numbersIn = (text: string): string[] => (text.match(number) ?? []).map(plain);

/** Names of one unit: of money as owners write them, and of a hundredth. */
const units: readonly [string, RegExp][] = [
  ['cfa', /^(?:f\s?cfa|cfa|xof|xaf|f|francs?)$/u],
  ['eur', /^(?:€|euros?|eur)$/u],
  ['usd', /^(?:\$|dollars?|usd)$/u],
  ['gbp', /^(?:£|pounds?|gbp)$/u],
  ['ghs', /^(?:gh₵|₵|cedis?|ghs|ghc)$/u],
  ['ngn', /^(?:₦|nairas?|ngn|n)$/u],
  ['kes', /^(?:kshs?|kes|shs?|shillings?)$/u],
  ['mzn', /^(?:mt|mzn|meticais|metical)$/u],
  ['%', /^(?:%|pour cent|percent|por cento)$/u],
];

function unitOf(figure: Figure): string {
  const rest = figure.text.replace(number, ' ').replace(/[-–]|(?<!\p{L})(?:à|a|to|et|and)(?!\p{L})/gu, ' ');
  const name = rest
    .replace(/[\s.]+/gu, ' ')
    .trim()
    .toLowerCase();
  return units.find(([, names]) => names.test(name))?.[0] ?? fold(name);
}

/** Kinds of figure that say little without their unit: 300 bottles are not 300 francs. */
const withUnit = new Set<Figure['kind']>(['money', 'percent', 'measure']);

/** Numbers in words that are nothing but numbers, by their value. */
const inWords: Readonly<Record<string, readonly string[]>> = {
  2: ['two', 'deux', 'dois', 'duas', 'twice', 'double', 'doubled'],
  3: ['three', 'trois', 'tres', 'triple', 'tripled'],
  4: ['four', 'quatre', 'quatro'],
  5: ['five', 'cinq', 'cinco'],
  6: ['six', 'seis'],
  7: ['seven', 'sept', 'sete'],
  8: ['eight', 'huit', 'oito'],
  9: ['nine', 'nove'],
  10: ['ten', 'dix', 'dez', 'dizaine', 'dizaines', 'decade', 'decades'],
  11: ['eleven', 'onze'],
  12: ['twelve', 'douze', 'doze', 'dozen', 'dozens', 'douzaine', 'duzia'],
  15: ['fifteen', 'quinze', 'quinzaine'],
  20: ['twenty', 'vingt', 'vinte', 'vingtaine'],
  30: ['thirty', 'trente', 'trinta', 'trentaine'],
  40: ['forty', 'quarante', 'quarenta'],
  50: ['fifty', 'cinquante', 'cinquenta', 'cinquantaine'],
  100: ['hundred', 'hundreds', 'cent', 'cents', 'centaine', 'centaines', 'cem', 'centenas'],
  1000: ['thousand', 'thousands', 'mille', 'millier', 'milliers', 'mil', 'milhares'],
  1000000: ['million', 'millions', 'milhao', 'milhoes'],
};
const values = new Map(
  Object.entries(inWords).flatMap(([value, words]) => words.map((word) => [word, value])),
);

const digitsOf = (text: string): string => text.replace(/\D/gu, '');
const phonesIn = (text: string): string[] =>
  findFigures(text)
    .filter(({ kind }) => kind === 'phone')
    .map((figure) => digitsOf(figure.text));

/** The same line, with or without what is dialled from abroad. */
const sameLine = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) >= 8 && (a.endsWith(b) || b.endsWith(a)));

/** How many words around a number tell what it counts. */
const around = 4;
const isTelling = (word: string): boolean => word.length > 3 && !values.has(word);

interface Counted {
  value: string;
  /** The beginnings of the words around it. */
  near: string[];
  /** What it counts, where the words behind it say. */
  noun: string | undefined;
}

/** The numbers of a text, in digits and in words, and what stands about them. */
function countedIn(text: string): Counted[] {
  const tokens = [...text.matchAll(new RegExp(`${number.source}|[\\p{L}\\p{M}]+|[,;:.!?()\n]`, 'gu'))].map(
    ([token]) => ({ value: /\d/u.test(token) ? plain(token) : values.get(fold(token)), word: fold(token) }),
  );
  return tokens.flatMap(({ value }, at) => {
    if (value === undefined) return [];
    const near = tokens.slice(Math.max(0, at - around), at + 1 + around).map(({ word }) => word);
    const [next, second] = tokens.slice(at + 1, at + 3).map(({ word }) => word);
    // "20 boutiques", "20 petites boutiques", and not "avant 9 h, les boutiques".
    const noun = [next, next === '' ? '' : second].find((word) => word !== undefined && isTelling(word));
    return [{ value, near: near.filter(isTelling).map(stem), noun: noun && stem(noun) }];
  });
}

/** Tells whether every number, price and telephone of a text stands in `known` too, of the same things. */
export function figuresOf(known: string): (text: string) => boolean {
  const figures = findFigures(known);
  const phones = phonesIn(known);
  const counted = new Map<string, Set<string>>();
  for (const { value, near } of countedIn(known))
    counted.set(value, new Set([...(counted.get(value) ?? []), ...near]));
  const amounts = new Set(
    figures.flatMap((figure) => numbersIn(figure.text).map((value) => `${value} ${unitOf(figure)}`)),
  );
  const isStated = (figure: Figure): boolean => {
    if (figure.kind === 'phone') return phones.some((phone) => sameLine(phone, digitsOf(figure.text)));
    if (!withUnit.has(figure.kind)) return true;
    // "From 20 to 5 500 F": the unit is the last number's own.
    return amounts.has(`${numbersIn(figure.text).at(-1)} ${unitOf(figure)}`);
  };
  return (text) => {
    const found = findFigures(text);
    if (!found.every(isStated)) return false;
    // What has a unit was seen to.
    const rest = found
      .filter(({ kind }) => kind === 'phone' || withUnit.has(kind))
      .reduce((left, figure) => left.replace(figure.text, ', '), text);
    return countedIn(rest).every(({ value, noun }) => {
      const near = counted.get(value);
      return near !== undefined && (noun === undefined || near.has(noun) || near.size === 0);
    });
  };
}
