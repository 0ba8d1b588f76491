import type { Verdict } from '../coach.ts';
import weights from '../data/verdict-signs.json' with { type: 'json' };
import type { StageName } from '../stages.ts';
import { isSlogan, ownWords } from './cliche.ts';
import { essentialGaps, type Measure } from './measure.ts';
import { namesIn, placeIn } from './names.ts';
import { peopleIn } from './people.ts';
import { quantitiesIn } from './quantities.ts';
import type { Reading } from './reading.ts';
import { softmax } from './softmax.ts';

export const verdicts: readonly Verdict[] = ['strong', 'partial', 'weak', 'off'];

/** How likely each verdict is. Fitted by `scripts/fit-signs.ts`. */
export function verdictLikelihoods(
  stage: StageName,
  reading: Reading,
  measure: Measure,
  stageShares: Readonly<Record<StageName, number>>,
): Record<Verdict, number> {
  const shares = softmax(weights, verdictFeatures(stage, reading, measure, stageShares));
  return Object.fromEntries(verdicts.map((name, index) => [name, shares[index]!])) as Record<Verdict, number>;
}

/**
 * What a reader would go by besides the criteria that were found: how much the answer holds, in how many parts, of what
 * kind, and whether it speaks of a business at all. Each stage weighs what it holds in its own way too.
 */
export function verdictFeatures(
  stage: StageName,
  reading: Reading,
  measure: Measure,
  stageShares: Readonly<Record<StageName, number>>,
): Record<string, number> {
  const held: Record<string, number> = {
    ...contentOf(reading),
    ...gapsOf(measure),
    'meant-here': Math.log(stageShares[stage] + 1e-3),
    'meant-surely': Math.log(Math.max(...Object.values(stageShares))),
  };
  const features: Record<string, number> = { ...held, ...mannerOf(reading), [stage]: 1 };
  for (const name in held) features[`${stage}.${name}`] = held[name]!;
  return features;
}

const count = (things: { length: number }): number => Math.log1p(things.length);

/** How much of what the answer holds. */
function contentOf(reading: Reading): Record<string, number> {
  const { words } = reading;
  return {
    words: count(words),
    concrete: count(reading.concrete),
    own: ownWords(reading),
    figures: count(reading.figures),
    names: count(namesIn(reading)),
    people: count(peopleIn(reading)),
    counted: count(quantitiesIn(reading).filter(({ unit }) => unit !== 'none')),
    place: placeIn(reading),
    clauses: count(words.filter(({ opensClause }) => opensClause)),
    sentences: count(words.filter(({ opens }) => opens)),
    'word-length': words.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, words.length),
  };
}

function gapsOf(measure: Measure): Record<string, number> {
  const gaps = essentialGaps(measure).length;
  const shares = Object.entries(measure.shares).map(([name, share]) => [`has-${name}`, share] as const);
  return {
    ...Object.fromEntries(shares),
    capped: Number(measure.capped),
    gaps,
    'one-gap': Number(gaps === 1),
  };
}

/** In what manner it speaks: to whom, asking, greeting, guessing. */
function mannerOf(reading: Reading): Record<string, number> {
  const { words, text } = reading;
  const dull = words.filter((_, index) => reading.at(index, 'common') || reading.at(index, 'generic'));
  const says = (...names: Parameters<Reading['has']>[0][]): number =>
    Number(names.some((name) => reading.has(name)));
  return {
    you: says('you'),
    'you-first': Number(reading.hits('you').some(({ from }) => from < 4)),
    asks: says('question'),
    'question-mark': Number(/[?؟]/u.test(text)),
    exclamation: Number(text.includes('!')),
    coach: says('coach'),
    chat: says('chatter', 'greeting'),
    unsure: says('unknown', 'hesitant'),
    self: says('self', 'us'),
    everyone: says('everyone'),
    broad: count(reading.hits('broad')),
    slogan: Number(isSlogan(reading)),
    dull: dull.length / Math.max(1, words.length),
    commas: count(text.match(/[,،;:]/gu) ?? []),
    short: Number(words.length < 6),
  };
}
