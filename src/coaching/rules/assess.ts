import type { Assessment, Verdict } from '../coach.ts';
import { stageNames, stages, type StageName } from '../stages.ts';
import { isSlogan } from './cliche.ts';
import { measureClientele } from './clientele.ts';
import { measureDifferentiation } from './differentiation.ts';
import { factsIn } from './facts.ts';
import { strongFrom, type Measure } from './measure.ts';
import { measureMission } from './mission.ts';
import { measureOffre } from './offre.ts';
import { namesIn } from './names.ts';
import { offReason } from './off.ts';
import { read, type Reading } from './reading.ts';
import { stageLikelihoods } from './signature.ts';
import { measureVision } from './vision.ts';

const measures: Readonly<Record<StageName, (reading: Reading) => Measure>> = {
  vision: measureVision,
  mission: measureMission,
  clientele: measureClientele,
  differentiation: measureDifferentiation,
  offre: measureOffre,
};

/** At or above: one question on the heaviest gap; below: offer help. */
const partialFrom = 0.45;

/** A share below this counts as missing. */
const present = 0.5;
const justBelow = (threshold: number): number => threshold - 0.01;
/** What an answer can score once its owner has said that they do not know. */
const unknownCap = 0.3;

/** Assesses an answer by rules alone: no I/O, same answer same assessment. */
export function assess(stage: StageName, answer: string): Assessment {
  const reading = read(answer);
  const facts = factsIn(reading);
  const measure = withDoubt(stage, measures[stage](reading), reading);
  const reason = offReason(reading);
  if (reason) return { verdict: 'off', score: 0, missing: [], facts, reason };
  const score = scoreOf(stage, measure);
  const elsewhere = otherStage(reading, stage);
  if (elsewhere)
    return { verdict: 'off', score: 0, missing: [], facts, reason: 'other-stage', belongsTo: elsewhere };
  const unknown = doesNotKnow(reading, score);
  const final = round(unknown ? Math.min(score, unknownCap) : score);
  const verdict: Verdict = final >= strongFrom ? 'strong' : final >= partialFrom ? 'partial' : 'weak';
  return {
    verdict,
    score: final,
    missing: verdict === 'strong' ? [] : missingOf(stage, measure),
    facts,
    ...(unknown && { unknown }),
  };
}

/** An answer is moved to another stage only when its own is this unlikely, and the other one this likely … */
const unlikely = 0.006;
const likely = 0.9;
/** … it would be usable there, and it is long enough to tell. */
const usable = 0.6;
const fewWords = 6;

/** The other stage that an answer was meant for; undefined when it answers the stage it was given at. */
function otherStage(reading: Reading, stage: StageName): StageName | undefined {
  if (reading.words.length < fewWords || isSlogan(reading)) return undefined;
  const likelihoods = stageLikelihoods(reading);
  const best = stageNames.reduce((a, b) => (likelihoods[b] > likelihoods[a] ? b : a));
  if (best === stage || likelihoods[stage] > unlikely || likelihoods[best] < likely) return undefined;
  return scoreOf(best, measures[best](reading)) >= usable ? best : undefined;
}

function scoreOf(stage: StageName, measure: Measure): number {
  const { criteria, cap } = stages[stage];
  const sum = criteria.reduce((total, { name, weight }) => total + weight * (measure.shares[name] ?? 0), 0);
  const gap = measure.essential.some((name) => (measure.shares[name] ?? 0) < present);
  return Math.min(sum, gap ? justBelow(strongFrom) : 1, measure.capped ? cap.score : 1);
}

/**
 * So many words of its own (and, where given, so many figures and names), and an answer is taken to hold one criterion
 * in words that the lexicon does not know. Complete answers reach this; those that lack something rarely do.
 */
const full: Readonly<Record<StageName, { words: number; specifics: number }>> = {
  vision: { words: 9, specifics: 5 },
  mission: { words: 13, specifics: 1 },
  clientele: { words: 12, specifics: 2 },
  differentiation: { words: 12, specifics: 1 },
  offre: { words: 11, specifics: 4 },
};
const benefitOfDoubt = 0.6;

/** A measure in which one absent essential is believed to be there, if the answer is full enough of detail. */
function withDoubt(stage: StageName, measure: Measure, reading: Reading): Measure {
  const gaps = measure.essential.filter((name) => (measure.shares[name] ?? 0) < present);
  const [gap] = gaps;
  if (!gap || gaps.length > 1 || measure.certain?.includes(gap) || measure.capped) return measure;
  const { words, specifics } = full[stage];
  if (reading.concrete.length < words || specificsIn(reading) < specifics) return measure;
  return { ...measure, shares: { ...measure.shares, [gap]: benefitOfDoubt } };
}

const specificsIn = (reading: Reading): number =>
  reading.figures.length + namesIn(reading).length + reading.hits('number').length;

/** Criteria to ask for, the heaviest gap first. */
function missingOf(stage: StageName, measure: Measure): string[] {
  const gaps = stages[stage].criteria
    .filter(({ name, askable }) => askable && (measure.shares[name] ?? 0) < 1)
    .map(({ name, weight }) => ({ name, gap: weight * (1 - (measure.shares[name] ?? 0)) }))
    .filter(({ name, gap }) => gap >= 0.05 || (measure.shares[name] ?? 0) < present)
    .sort((a, b) => b.gap - a.gap)
    .map(({ name }) => name);
  return [...gaps, ...(measure.alsoMissing ?? [])];
}

/** An answer that says "I don't know" is one only when hardly anything else follows. */
const doesNotKnow = (reading: Reading, score: number): boolean =>
  reading.has('unknown') && (score < strongFrom || reading.concrete.length < 8);

const round = (score: number): number => Math.round(score * 100) / 100;
