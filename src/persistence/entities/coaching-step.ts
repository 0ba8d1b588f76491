import { defineEntity, p } from '@mikro-orm/core';
import type { Step, StepState } from '../../coaching/session.ts';
import { stageNames } from '../../coaching/stages.ts';
import { CoachingSession } from './coaching-session.ts';

const schema = defineEntity({
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
export class CoachingStep extends schema.class {}
schema.setClass(CoachingStep);
