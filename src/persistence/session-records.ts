import type { Loaded } from '@mikro-orm/core';
import { isSettled, type Session, type Step } from '../coaching/session.ts';
import { stageNames, type StageName } from '../coaching/stages.ts';
import type { CoachingPlan, CoachingSession, CoachingStep } from './entities/coaching-session.ts';
import type { JsonObject } from './ports.ts';

/** Seconds between two moments in milliseconds. */
const seconds = (from: number, to: number): number => Math.round((to - from) / 1000);

const stepsOf = (session: Session): Step[] =>
  stageNames.flatMap((stage) => {
    const step = session.steps[stage];
    return step ? [step] : [];
  });

/**
 * A session as rows of `coaching_session` and `coaching_step`, by column name. `steps`: only those of `changed`;
 * `present`: all that there are.
 */
export function toRecords(
  session: Session,
  userId: string,
  changed: readonly StageName[],
): { session: JsonObject; steps: JsonObject[]; present: StageName[] } {
  const steps = stepsOf(session);
  const settled = steps.filter(isSettled);
  const { businessName, logo, briefId, parked, paused, place, sector } = session;
  const plan: CoachingPlan = {
    ...(businessName !== undefined && { businessName }),
    ...(logo && { logo }),
    ...(briefId !== undefined && { briefId }),
    parked,
    paused,
  };
  const lastSettled = Math.max(session.createdAt, ...settled.map((step) => step.settledAt ?? 0));
  return {
    session: {
      id: session.id,
      user_id: userId,
      status: session.status,
      current_step: session.current,
      language: session.language,
      step_completion: Object.fromEntries(steps.map((step) => [step.stage, step.state])),
      coaching_confidence: settled.length
        ? settled.reduce((sum, { score }) => sum + score, 0) / settled.length
        : 0,
      retry_count: steps.reduce((sum, { clarifications }) => sum + clarifications, 0),
      cultural_context: place ? { place: { ...place } } : {},
      sector_context: sector ? { sector: { ...sector } } : {},
      coaching_plan: { ...plan },
      coaching_duration: seconds(session.createdAt, lastSettled),
      created_at: new Date(session.createdAt).toISOString(),
    },
    steps: steps.filter(({ stage }) => changed.includes(stage)).map((step) => stepRecord(step, session.id)),
    present: steps.map(({ stage }) => stage),
  };
}

const stepRecord = (step: Step, sessionId: string): JsonObject => ({
  session_id: sessionId,
  step_name: step.stage,
  step_order: stageNames.indexOf(step.stage) + 1,
  state: step.state,
  source: step.source,
  user_response: step.words,
  statement: step.statement,
  coach_message: step.asked,
  examples_provided: step.examples,
  is_complete: isSettled(step),
  confidence_score: step.score,
  validation_criteria: { missing: step.missing, facts: step.facts },
  retry_count: step.clarifications,
  step_duration: step.settledAt === undefined ? null : seconds(step.startedAt, step.settledAt),
  started_at: new Date(step.startedAt).toISOString(),
  settled_at: step.settledAt === undefined ? null : new Date(step.settledAt).toISOString(),
});

/** The inverse of `toRecords`. */
export const toSession = (record: Loaded<CoachingSession, 'steps'>): Session => ({
  id: record.id,
  status: record.status,
  current: record.currentStep,
  language: record.language,
  ...record.sectorContext,
  ...record.culturalContext,
  ...record.coachingPlan,
  steps: Object.fromEntries(record.steps.map((step) => [step.stepName, toStep(step)])),
  createdAt: record.createdAt.getTime(),
});

const toStep = (record: CoachingStep): Step => ({
  stage: record.stepName,
  state: record.state,
  words: record.userResponse,
  statement: record.statement,
  score: record.confidenceScore,
  missing: record.validationCriteria.missing,
  facts: record.validationCriteria.facts,
  asked: record.coachMessage,
  examples: record.examplesProvided,
  source: record.source,
  clarifications: record.retryCount,
  startedAt: record.startedAt.getTime(),
  ...(record.settledAt && { settledAt: record.settledAt.getTime() }),
});
