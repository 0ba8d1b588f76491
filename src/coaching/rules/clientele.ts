import { isSlogan } from './cliche.ts';
import { lengthShare, type Measure } from './measure.ts';
import { placeIn } from './names.ts';
import { peopleIn } from './people.ts';
import { quantitiesIn } from './quantities.ts';
import type { Reading, Word } from './reading.ts';
import { stages } from '../stages.ts';

/** A group that can be told from others, where it is, what it lacks and how it buys. */
export function measureClientele(reading: Reading): Measure {
  const people = peopleIn(reading);
  const narrow = people.filter((index) => !reading.at(index, 'broad'));
  const traits = traitsIn(reading);
  const group = narrow.length > 0 || reading.has('buyer') || pluralSubject(reading);
  const concrete = reading.concrete.length;
  const everyone =
    reading.has('everyone') && !(placeIn(reading) === 1 && reading.has('need') && buys(reading));
  const vague = !group && !(people.length > 0 && traits >= 1) && !(traits >= 2 && concrete >= 4);
  const wide = widest(reading) >= 35 && narrow.length === 0;
  return {
    shares: {
      segment: vague ? 0 : group || people.length > 0 || concrete >= 4 ? 1 : 0.5,
      discriminators: traits >= 2 ? 1 : traits === 1 ? 0.5 : 0,
      need: needShare(reading, traits),
      place: placeIn(reading),
      channel: buys(reading) ? 1 : 0,
      length: lengthShare(reading, stages.clientele.words),
    },
    capped:
      everyone ||
      vague ||
      isSlogan(reading) ||
      wide ||
      allBroad(reading, narrow) ||
      onlyMoney(reading, narrow),
    essential: ['segment', 'discriminators', 'need', 'channel'],
  };
}

/** A group told so fully, with how it buys, shows its need by itself. */
function needShare(reading: Reading, traits: number): number {
  if (reading.has('need') || reading.has('gain')) return 1;
  return traits >= 2 && reading.concrete.length >= 9 && buys(reading) ? 0.6 : 0;
}

/** What narrows the group: ages, sizes, "who", "with", a place, a situation. */
function traitsIn(reading: Reading): number {
  const figures = reading.figures.filter(
    (figure) => figure.kind === 'range' || figure.kind === 'measure',
  ).length;
  const counted = quantitiesIn(reading).filter(
    (quantity) => quantity.unit === 'long' || quantity.unit === 'things',
  ).length;
  const clauses = new Set(reading.hits('narrow').map((hit) => hit.from)).size;
  return Math.min(figures, 2) + Math.min(counted, 2) + Math.min(clauses, 3) + (placeIn(reading) >= 1 ? 1 : 0);
}

/** The answer starts with a plural that is neither common nor generic: "Church choirs", "érablières", "kiosks". */
function pluralSubject(reading: Reading): boolean {
  return reading.concrete
    .slice(0, 4)
    .some(
      (index) =>
        /[sx]$/u.test(reading.words[index]!.text) &&
        reading.words[index]!.text.length > 4 &&
        !reading.at(index, 'broad'),
    );
}

/** Every group named is one that excludes nobody. */
function allBroad(reading: Reading, narrow: readonly number[]): boolean {
  return reading.hits('broad').length >= 3 && narrow.length === 0 && !reading.has('need');
}

function onlyMoney(reading: Reading, narrow: readonly number[]): boolean {
  return (
    narrow.length === 0 &&
    !reading.has('buyer') &&
    (reading.has('wealth') || reading.figures.some((figure) => figure.kind === 'money')) &&
    placeIn(reading) === 0
  );
}

/** The span of the widest range of ages; 0 where there is none. */
function widest(reading: Reading): number {
  return Math.max(
    0,
    ...reading.figures
      .filter((figure) => figure.kind === 'range' && figure.value < 100 && isAge(reading, figure.end))
      .map((figure) => {
        const [low = 0, high = 0] = (figure.text.match(/\d+/gu) ?? []).map(Number);
        return high <= 99 ? high - low : 0;
      }),
  );
}

/** Ends the answer's clause, or is followed by years: "18 to 65", not "20 à 60 personnes". */
function isAge(reading: Reading, end: number): boolean {
  const next = reading.words.findIndex((word) => word.start >= end);
  return (
    next < 0 || reading.words[next]!.opensClause || reading.at(next, 'year') || reading.at(next, 'common')
  );
}

/** A way of buying or paying is told, or those told of do something to the owner: "m'appellent", "hand me the box". */
function buys(reading: Reading): boolean {
  const { words } = reading;
  return (
    words.some(({ text }, index) => index > 3 && /^(?:me|m|us|numero|number|contacts?)$/u.test(text)) ||
    reading.hits('buying').some(({ from, to }) => to - from > 1 || !isPast(words[from]!, words[to])) ||
    reading.hits('payment').some(({ from }) => !reading.at(from, 'number'))
  );
}

/** "a déjà passé une nuit", "viennent d'accoucher": what was done, or has happened, is no way of buying. */
const isPast = ({ raw }: Word, next: Word | undefined): boolean =>
  /é(?:e?s?)$/u.test(raw) || (/^(?:vien|vient|viennent)$/u.test(raw) && /^(?:d|de)$/u.test(next?.text ?? ''));
