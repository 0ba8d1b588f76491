import { bands, type Assessment, type OffReason, type Verdict } from '../coach.ts';
import { stageNames, stages, type StageName } from '../stages.ts';
import { isSlogan } from './cliche.ts';
import { measureClientele } from './clientele.ts';
import { measureDifferentiation } from './differentiation.ts';
import { factsIn } from './facts.ts';
import { essentialGaps, isMissing, type Measure } from './measure.ts';
import { measureMission } from './mission.ts';
import { measureOffre } from './offre.ts';
import { offReason } from './off.ts';
import { read, type Reading } from './reading.ts';
import { stageLikelihoods } from './signature.ts';
import { verdictLikelihoods, verdicts } from './verdict.ts';
import { measureVision } from './vision.ts';

export const measures: Readonly<Record<StageName, (reading: Reading) => Measure>> = {
  vision: measureVision,
  mission: measureMission,
  clientele: measureClientele,
  differentiation: measureDifferentiation,
  offre: measureOffre,
};

/** An answer that says "I don't know" is one, unless it is complete in so many words of its own. */
const enough = 5;
/** What an answer can score once its owner has said that they do not know. */
const unknownCap = 0.3;

/** Assesses an answer by rules alone: no I/O, same answer same assessment. */
export function assess(stage: StageName, answer: string): Assessment {
  const reading = read(answer);
  const facts = factsIn(reading);
  const off = (reason: OffReason, belongsTo?: StageName): Assessment => ({
    verdict: 'off',
    score: 0,
    missing: [],
    facts,
    reason,
    ...(belongsTo && { belongsTo }),
  });
  const reason = offReason(reading);
  if (reason) return off(reason);
  const shares = stageLikelihoods(reading);
  const measure = measures[stage](reading);
  const complete = isComplete(measure);
  const elsewhere =
    complete && reading.words.length > manyWords ? undefined : otherStage(reading, stage, shares);
  if (elsewhere) return off('other-stage', elsewhere);
  const verdict = verdictOf(stage, reading, measure, shares);
  if (verdict === 'off') return off(manner(reading));
  const score = scoreOf(stage, measure);
  if (reading.has('unknown') && !(complete && reading.concrete.length >= enough))
    return { ...graded('weak', Math.min(score, unknownCap), stage, measure), facts, unknown: true };
  return { ...graded(verdict, score, stage, measure), facts };
}

function graded(
  verdict: Exclude<Verdict, 'off'>,
  score: number,
  stage: StageName,
  measure: Measure,
): Pick<Assessment, 'verdict' | 'score' | 'missing'> {
  const [least, most] = bands[verdict];
  const kept = Math.min(most, Math.max(least, score));
  return {
    verdict,
    score: Math.round(kept * 100) / 100,
    missing: verdict === 'strong' ? [] : missingOf(stage, measure),
  };
}

/** How much likelier than it looks each verdict is taken to be: in doubt the owner is taken at their word. */
const leanings: Readonly<Record<Verdict, number>> = { strong: 1.35, partial: 1, weak: 1, off: 0.25 };

/**
 * The likeliest verdict. Never `strong`: what is capped, lacks what shows by its form, or lacks more than one essential.
 * Never `weak`: what lacks none.
 */
function verdictOf(
  stage: StageName,
  reading: Reading,
  measure: Measure,
  shares: Readonly<Record<StageName, number>>,
): Verdict {
  const likelihoods = verdictLikelihoods(stage, reading, measure, shares);
  const gaps = essentialGaps(measure);
  const incomplete =
    measure.capped || gaps.length > 1 || gaps.some((gap) => measure.certain?.includes(gap) === true);
  const ruledOut: Partial<Record<Verdict, boolean>> = { strong: incomplete, weak: isComplete(measure) };
  const weight = (verdict: Verdict): number =>
    ruledOut[verdict] ? 0 : likelihoods[verdict] * leanings[verdict];
  return verdicts.reduce((best, verdict) => (weight(verdict) > weight(best) ? verdict : best));
}

const isComplete = (measure: Measure): boolean => !measure.capped && essentialGaps(measure).length === 0;

/** An answer is moved to another stage only when its own is this unlikely, and the other one this likely … */
const unlikely = 0.02;
const likely = 0.8;
/** … it would be usable there, and it is long enough to tell. */
const usable = 0.6;
const fewWords = 6;
/** Beyond so many words an answer has something of every stage: one that is complete stays where it was given. */
const manyWords = 50;

/** The other stage that an answer was meant for; undefined when it answers the stage it was given at. */
function otherStage(
  reading: Reading,
  stage: StageName,
  shares: Readonly<Record<StageName, number>>,
): StageName | undefined {
  if (reading.words.length < fewWords || isSlogan(reading) || reading.has('unknown')) return undefined;
  const best = stageNames.reduce((a, b) => (shares[b] > shares[a] ? b : a));
  if (best === stage || shares[stage] > unlikely || shares[best] < likely) return undefined;
  return scoreOf(best, measures[best](reading)) >= usable ? best : undefined;
}

/** What an answer that speaks of no business is, by its manner. */
function manner(reading: Reading): OffReason {
  if (/[?؟]/u.test(reading.text)) return 'question';
  return reading.has('greeting') || reading.has('chatter') ? 'small-talk' : 'noise';
}

/** 0 to 1: the weights of the criteria that an answer holds, under its stage's cap. */
export function scoreOf(stage: StageName, measure: Measure): number {
  const { criteria, cap } = stages[stage];
  const sum = criteria.reduce((total, { name, weight }) => total + weight * (measure.shares[name] ?? 0), 0);
  return measure.capped ? Math.min(sum, cap.score) : sum;
}

/** Criteria to ask for, the heaviest gap first; where none shows, the one that answers lack most often. */
function missingOf(stage: StageName, measure: Measure): string[] {
  const gaps = stages[stage].criteria
    .filter(({ name, askable }) => askable && (measure.shares[name] ?? 0) < 1)
    .map(({ name, weight }) => ({ name, gap: weight * (1 - (measure.shares[name] ?? 0)) }))
    .filter(({ name, gap }) => gap >= 0.05 || isMissing(measure, name))
    .sort((a, b) => b.gap - a.gap)
    .map(({ name }) => name);
  const missing = [...gaps, ...(measure.alsoMissing ?? [])];
  return missing.length > 0 ? missing : [oftenMissing[stage]];
}

const oftenMissing: Readonly<Record<StageName, string>> = {
  vision: 'horizon',
  mission: 'benefit',
  clientele: 'channel',
  differentiation: 'proof',
  offre: 'terms',
};
