import { stageNames, type StageName, type StepName } from './stages.ts';
import type { Language } from './speech.ts';

export const sessionStatuses = [
  'initialized',
  'in_progress',
  'coaching_complete',
  'sub_agents_running',
  'brief_ready',
  'completed',
  'failed',
] as const;
export type SessionStatus = (typeof sessionStatuses)[number];

const allowed: Readonly<Record<SessionStatus, readonly SessionStatus[]>> = {
  initialized: ['in_progress', 'failed'],
  in_progress: ['coaching_complete', 'failed'],
  coaching_complete: ['in_progress', 'sub_agents_running', 'failed'],
  sub_agents_running: ['brief_ready', 'failed'],
  brief_ready: ['completed', 'in_progress', 'sub_agents_running', 'failed'],
  completed: ['in_progress', 'sub_agents_running', 'failed'],
  failed: ['in_progress', 'sub_agents_running'],
};

export class IllegalTransition extends Error {
  readonly code = 'ILLEGAL_TRANSITION';
  constructor(from: SessionStatus, to: SessionStatus) {
    super(`a session cannot go from ${from} to ${to}`);
  }
}

/** How a stage's answer came to stand as it does. */
export type StepState = 'open' | 'confirmed' | 'kept' | 'skipped';

/** One stage of one session: what the owner said, and what was made of it. */
export interface Step {
  stage: StageName;
  state: StepState;
  /** As the owner typed it; with follow-ups, all parts joined. */
  words: string;
  /** The coach's reformulation: shown, confirmed and used in the brief. */
  statement: string;
  score: number;
  /** Criteria that the answer still lacks. */
  missing: string[];
  facts: string[];
  /** What the coach asked last, and the examples it gave along with it. */
  asked: string;
  examples: string[];
  /** Where the words come from. */
  source: 'owner' | 'proposal' | 'help';
  /** Questions asked again so far: at most two a stage. */
  clarifications: number;
  /** Milliseconds since the epoch. */
  startedAt: number;
  settledAt?: number;
}

export interface Place {
  /** As the owner said it. */
  text: string;
  /** ISO 3166-1 alpha-2, when known (from the phone number or the text). */
  country?: string;
}

export type LogoChoice = 'have' | 'make' | 'later';

/** One owner's way through the coaching. Plain data: it is stored as it is. */
export interface Session {
  /** UUID v4. */
  id: string;
  status: SessionStatus;
  current: StepName;
  language: Language;
  /** Absent until asked; null when the owner has no name yet. */
  businessName?: string | null;
  sector?: { key?: string; text: string };
  place?: Place;
  logo?: LogoChoice;
  steps: Partial<Record<StageName, Step>>;
  /** Answers given at another stage, offered when theirs comes. */
  parked: Partial<Record<StageName, string>>;
  paused: boolean;
  /** Set once a brief was asked for. */
  briefId?: string;
  createdAt: number;
}

/** The only way to a new status. Throws `IllegalTransition`. */
export function moveTo(session: Session, status: SessionStatus): void {
  if (session.status === status) return;
  if (!allowed[session.status].includes(status)) throw new IllegalTransition(session.status, status);
  session.status = status;
}

export const isSettled = (step: Step | undefined): boolean => step !== undefined && step.state !== 'open';

/** The first stage without a settled answer, or `synthesis`. */
export const nextOpenStep = (session: Session): StepName =>
  stageNames.find((stage) => !isSettled(session.steps[stage])) ?? 'synthesis';

export const progress = (session: Session): { done: number; total: number } => ({
  done: stageNames.filter((stage) => isSettled(session.steps[stage])).length,
  total: stageNames.length,
});

/** What the coach may use of a stage: the confirmed statement, or the owner's own words until then. */
export const settledAnswers = (session: Session): Partial<Record<StageName, string>> =>
  Object.fromEntries(
    stageNames.flatMap((stage) => {
      const step = session.steps[stage];
      return step && isSettled(step) && step.statement ? [[stage, step.statement]] : [];
    }),
  );
