import { namesIn } from './names.ts';
import { read, type Reading } from './reading.ts';

/** What stands where only the owner knows. */
export const blank = '___';

interface Span {
  from: number;
  to: number;
  /** A place, which may be the owner's. */
  place: boolean;
}

/** Numbers in words that are articles, or mean something else in another language: "mil" is millet, "neuf" is new. */
const notNumbers = /^(?:une?|one|uma?|mil|tres|neuf|cent)$/u;
const dayName =
  /^(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)$/u;

/**
 * An example of somebody else's as a draft of one's own: its figures, names and days become blanks, its place the
 * owner's where that is known.
 */
export function withBlanks(example: string, town: string | undefined): string {
  const reading = read(example);
  const spans = [...figureSpans(reading), ...wordSpans(reading), ...nameSpans(reading)].sort(
    (a, b) => a.from - b.from || b.to - a.to,
  );
  const places = spans.filter(({ place }) => place);
  // "around Dugbe in Ibadan": of two that stand together, the second is the town.
  const [first, second] = places;
  const home = first && second && second.from - first.to < 8 ? second : first;
  let text = '';
  let done = 0;
  for (const span of spans) {
    if (span.from < done) continue;
    text += example.slice(done, span.from) + (span === home ? (town ?? blank) : blank);
    done = span.to;
  }
  return (text + example.slice(done)).replace(/___(?:(?:\s|-|,\s|\s(?:et|and)\s)*___)+/gu, blank);
}

const figureSpans = ({ figures }: Reading): Span[] =>
  figures.map(({ start, end, text }) => ({
    from: start,
    to: start + text.trimEnd().length || end,
    place: false,
  }));

function wordSpans(reading: Reading): Span[] {
  return reading.words.flatMap((word, index) => {
    const number = reading.at(index, 'number') && !notNumbers.test(word.text);
    return number || dayName.test(word.text) ? [{ from: word.start, to: word.end, place: false }] : [];
  });
}

const nameSpans = (reading: Reading): Span[] =>
  namesIn(reading)
    .filter(({ from, to }) => reading.words.slice(from, to).some(({ capital }) => capital))
    .map(({ from, to, place }) => ({
      from: reading.words[from]!.start,
      to: reading.words[to - 1]!.end,
      place: place && reading.at(from, 'place'),
    }));
