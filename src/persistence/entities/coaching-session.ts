import { defineEntity, p } from '@mikro-orm/core';
import { sessionStatuses, type Session, type Step, type StepState } from '../../coaching/session.ts';
import { stageNames, stepNames, type StageName } from '../../coaching/stages.ts';
import type { Language } from '../../coaching/speech.ts';
import { User } from './user.ts';

/** What is around the stages: the owner's choices, and where the session stands apart from them. */
export type CoachingPlan = Pick<Session, 'businessName' | 'logo' | 'briefId' | 'parked' | 'paused'>;

const sessions = defineEntity({
  name: 'CoachingSession',
  tableName: 'coaching_session',
  properties: {
    id: p.uuid().primary(),
    user: () => p.manyToOne(User).deleteRule('cascade').index(),
    status: p.enum(sessionStatuses),
    currentStep: p.enum(stepNames),
    language: p.text().$type<Language>(),
    stepCompletion: p.json<Partial<Record<StageName, StepState>>>(),
    /** Mean score of the settled stages, 0 to 1. */
    coachingConfidence: p.double().$type<number>(),
    /** Questions asked again, over all stages. */
    retryCount: p.integer(),
    culturalContext: p.json<Pick<Session, 'place'>>(),
    sectorContext: p.json<Pick<Session, 'sector'>>(),
    coachingPlan: p.json<CoachingPlan>(),
    /** Ids of the conversations in which it took place: their log is the transcript. */
    conversationHistory: p.json<string[]>(),
    /** Seconds from the first question to the last settled answer. */
    coachingDuration: p.integer(),
    version: p.integer().version(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
    steps: () => p.oneToMany(CoachingStep).mappedBy('session').orderBy({ stepOrder: 'asc' }),
  },
});

/** One owner's way through the coaching, written by `ConversationLog.commit` alone. */
export class CoachingSession extends sessions.class {}
sessions.setClass(CoachingSession);

const steps = defineEntity({
  name: 'CoachingStep',
  tableName: 'coaching_step',
  properties: {
    session: () => p.manyToOne(CoachingSession).primary().deleteRule('cascade'),
    stepName: p.enum(stageNames).primary(),
    /** 1 to 5. */
    stepOrder: p.smallint(),
    state: p.enum(['open', 'confirmed', 'kept', 'skipped'] satisfies StepState[]),
    source: p.enum(['owner', 'proposal', 'help'] satisfies Step['source'][]),
    /** As the owner typed it. */
    userResponse: p.text(),
    /** The coach's reformulation of it. */
    statement: p.text(),
    coachMessage: p.text(),
    examplesProvided: p.json<string[]>(),
    isComplete: p.boolean(),
    confidenceScore: p.double().$type<number>(),
    validationCriteria: p.json<{ missing: string[]; facts: string[] }>(),
    retryCount: p.integer(),
    /** Seconds from the question to the settled answer. */
    stepDuration: p.integer().nullable(),
    startedAt: p.datetime(3),
    settledAt: p.datetime(3).nullable(),
  },
});

/** One stage of a session. */
export class CoachingStep extends steps.class {}
steps.setClass(CoachingStep);
