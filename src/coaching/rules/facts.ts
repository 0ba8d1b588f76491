import { namesIn } from './names.ts';
import { quantitiesIn } from './quantities.ts';
import type { Reading } from './reading.ts';

/** Characters `start` to `end`, exclusive. */
interface Span {
  start: number;
  end: number;
}

/**
 * Exact pieces of the answer that a reformulation must keep: prices, phones, times, shares, counts with what they
 * count, years, names and places, days. In the order in which they stand, bare small numbers last.
 */
export function factsIn(reading: Reading): string[] {
  const spans = [
    ...figureSpans(reading),
    ...countSpans(reading),
    ...nameSpans(reading),
    ...daySpans(reading),
  ];
  const facts = joined(
    reading.text,
    spans.map((span) => grown(reading.text, span)),
  ).map(({ start, end }) => reading.text.slice(start, end).replace(/[\s.,;:]+$/u, ''));
  const unique = [...new Set(facts.filter((fact) => /[\p{L}\p{N}]/u.test(fact)))];
  return [...unique.filter((fact) => !isBare(fact)), ...unique.filter(isBare)];
}

const isBare = (fact: string): boolean => /^\d{1,2}(?:\s?(?:ou|à|or|to|et|-|–)\s?\d{1,2})?$/u.test(fact);

const wordsSpan = ({ words }: Reading, from: number, to: number): Span => ({
  start: words[from]!.start,
  end: words[to - 1]!.end,
});

const figureSpans = ({ figures }: Reading): Span[] => figures.map(({ start, end }) => ({ start, end }));

/** Fractions, which are numbers only before what they are a part of. */
const fraction = /^(?:demie?|moitie|tiers|half|third|meia|meio|metade|terco|nusu|nuss|نصف|ثلث)$/u;

const countSpans = (reading: Reading): Span[] => [
  ...quantitiesIn(reading)
    .filter(({ unit }) => unit !== 'none')
    .map(({ from, to }) => wordsSpan(reading, from, to)),
  ...reading.words.flatMap((word, index) => {
    if (!fraction.test(word.text)) return [];
    const from = reading.at(index - 1, 'number') ? index - 1 : index;
    const to = reading.concrete.includes(index + 1) || reading.at(index + 1, 'span') ? index + 2 : index + 1;
    return [wordsSpan(reading, from, to)];
  }),
];

/** Names, with those that a particle ties to them: "Baía das Gatas", "Patte d'Oie", "Ouaga 2000". */
function nameSpans(reading: Reading): Span[] {
  const names = namesIn(reading).filter(({ from, to }) =>
    reading.words.slice(from, to).some(({ capital, text }) => capital || text.length > 5),
  );
  const brands = reading
    .hits('payment')
    .filter(({ from }) => reading.words[from]!.capital && !reading.words[from]!.opens);
  const spans = [...names, ...brands].map(({ from, to }) => wordsSpan(reading, from, to));
  return spans.map((span) => {
    const rest = reading.text.slice(span.end);
    const tied =
      /^(?:[ -](?:de|du|des|da|do|das|dos|of|la|le|el|al|a|d'|l')[ -]?)(?=\p{Lu})[\p{L}\p{M}-]+|^ \d+(?!\d|[.,]\d|\s?\p{L})/u.exec(
        rest,
      );
    return tied ? { start: span.start, end: span.end + tied[0].length } : span;
  });
}

const dayName =
  /^(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|segunda|terca|quarta|quinta|sexta|sabado|domingo|juma\p{L}+|alhamisi|ijumaa|altine|talaata|allarba|alxames|ajjuma|gaawu|dibeer)$/u;
const shortDay = /^(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim|seg|ter|qua|qui|sex|sab|dom)$/u;

const daySpans = (reading: Reading): Span[] =>
  reading.words.flatMap(({ text, start, end }, index) => {
    const ranged =
      /^\.?\s?[-–]/u.test(reading.text.slice(end)) || /[-–]$/u.test(reading.text.slice(0, start));
    const named = dayName.test(text) || (shortDay.test(text) && ranged);
    return named && reading.at(index, 'day') ? [{ start, end }] : [];
  });

/** How often, or for how much: what follows a number and belongs to it. */
const rate =
  /^\s?(?:(?:par|per|por|kwa|the|le|la|l'|o|a|an|l)\s?)(?:jours?|semaines?|mois|an|an[sn]ée|heures?|day|week|month|year|hour|dia|semana|mês|ano|hora|kilo|quilo|kg|litre|litro|mètre|metre|m²|m2|pièce|piece|unité|unit|unidade|personne|person|pessoa|séance|session|sessão|nuit|night|noite|tête|head|cabeça|siku|wiki|mwezi|hectare|page|carton|sac|plate|assiette|douzaine|dozen|dúzia)(?![\p{L}\p{N}])/iu;

/** To the end of its last word and of what is tied to that ("48h", "9 pousse-pousseurs", "60 j"), and with its rate ("2 fois par jour", "5 € le kilo"). */
function grown(text: string, { start, end }: Span): Span {
  const rest = /^\p{L}*(?:[-–][\p{L}\p{N}]+)*(?:\s(?:j|h|mn|min)(?!\p{L}))?/u.exec(text.slice(end));
  const whole = end + (rest?.[0].length ?? 0);
  const isNumber = /^[\p{N}\p{Sc}]|^\p{Ll}/u.test(text.slice(start, start + 1));
  return { start, end: whole + (isNumber ? (rate.exec(text.slice(whole))?.[0].length ?? 0) : 0) };
}

const outOf = /^\s(?:sur|of|out of|em|em cada|kati ya)\s(?:(?:my|the|last|ses|mes|nos|os)\s)*$/iu;

/** Spans in order, those that overlap made one; so are "71 permis" and "80" where one is "sur" the other. */
function joined(text: string, spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    const tied = last && (span.start < last.end || outOf.test(text.slice(last.end, span.start)));
    if (tied) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}
