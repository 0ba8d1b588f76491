import type { Assessment, Coach, CoachContext } from '../coaching/coach.ts';
import type { Step } from '../coaching/session.ts';
import type { StageName } from '../coaching/stages.ts';

/** Most questions asked again in one stage: after them the answer is taken as it is, its gaps noted. */
export const mostClarifications = 2;

export const newStep = (stage: StageName, now: number): Step => ({
  stage,
  state: 'open',
  words: '',
  statement: '',
  score: 0,
  missing: [],
  facts: [],
  asked: '',
  examples: [],
  source: 'owner',
  clarifications: 0,
  startedAt: now,
});

export interface Reading {
  assessment: Assessment;
  /** The words that the assessment is about: the new ones, or the earlier and the new ones together. */
  words: string;
}

/** How much better the joined words must be before a new answer, whole in itself, is not taken alone. */
const noticeable = 0.05;

/**
 * Reads what the owner says in the light of what they said before in this stage: a reply to a follow-up completes
 * the earlier answer, a whole new answer replaces it.
 */
export async function readAnswer(
  coach: Coach,
  step: Step,
  text: string,
  context: CoachContext,
): Promise<Reading> {
  const said = step.words ? { said: step.words } : {};
  const alone = await coach.assess(step.stage, text, { ...context, ...said });
  if (step.words === '' || alone.unknown || alone.reason === 'order' || alone.reason === 'question') {
    return { assessment: alone, words: text };
  }
  const joined = `${step.words.replace(/[.\s]+$/, '')}. ${text}`;
  const together = await coach.assess(step.stage, joined, context);
  const adds = together.verdict !== 'off' && together.score > step.score;
  const better = alone.verdict === 'strong' ? together.score > alone.score + noticeable : adds;
  return better && together.score >= alone.score
    ? { assessment: together, words: joined }
    : { assessment: alone, words: text };
}

/** Writes a reading into the step, ready to be confirmed. */
export async function settleWords(
  coach: Coach,
  step: Step,
  reading: Reading,
  context: CoachContext,
): Promise<void> {
  step.words = reading.words;
  step.score = reading.assessment.score;
  step.missing = reading.assessment.missing;
  step.facts = reading.assessment.facts;
  step.statement = await coach.reformulate(step.stage, reading.words, context);
}
