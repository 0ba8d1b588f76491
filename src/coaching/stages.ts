/** The five coaching stages, in the order in which an owner meets them, and what a complete answer to each holds. */

export const stageNames = ['vision', 'mission', 'clientele', 'differentiation', 'offre'] as const;
export type StageName = (typeof stageNames)[number];

/** Where a session can stand: the questions before the stages, a stage, or the read-back after them. */
export const stepNames = ['onboarding', ...stageNames, 'synthesis'] as const;
export type StepName = (typeof stepNames)[number];

/** Why an answer cannot score above a stage's cap. */
export type CapReason = 'money-only' | 'values-only' | 'everyone' | 'quality-price-service' | 'no-price';

export interface Criterion {
  /** As in the labelled data, e.g. `for_whom`. */
  name: string;
  /** Share of the score, 0 to 1; a stage's weights sum to 1. */
  weight: number;
  /** Whether a follow-up can ask for it. Length and the like weigh, but nobody is asked for them. */
  askable: boolean;
}

export interface Stage {
  name: StageName;
  criteria: readonly Criterion[];
  /** Number of words, inclusive, within which an answer earns its `length` criterion. */
  words: readonly [min: number, max: number];
  cap: { reason: CapReason; score: number };
}

const asked = (name: string, weight: number): Criterion => ({ name, weight, askable: true });
const weighed = (name: string, weight: number): Criterion => ({ name, weight, askable: false });

export const stages: Readonly<Record<StageName, Stage>> = {
  vision: {
    name: 'vision',
    criteria: [
      asked('specific', 0.25),
      asked('for_whom', 0.2),
      asked('horizon', 0.2),
      asked('place', 0.15),
      weighed('length', 0.1),
      weighed('beyond_owner', 0.1),
    ],
    words: [8, 45],
    cap: { reason: 'money-only', score: 0.4 },
  },
  mission: {
    name: 'mission',
    criteria: [
      asked('action', 0.2),
      asked('product', 0.2),
      asked('for_whom', 0.2),
      asked('benefit', 0.2),
      asked('how', 0.1),
      weighed('length', 0.1),
    ],
    words: [8, 50],
    cap: { reason: 'values-only', score: 0.4 },
  },
  clientele: {
    name: 'clientele',
    criteria: [
      asked('segment', 0.25),
      asked('discriminators', 0.2),
      asked('need', 0.2),
      asked('place', 0.15),
      asked('channel', 0.1),
      weighed('length', 0.1),
    ],
    words: [8, 60],
    cap: { reason: 'everyone', score: 0.35 },
  },
  differentiation: {
    name: 'differentiation',
    criteria: [
      asked('alternative', 0.25),
      asked('attribute', 0.25),
      asked('proof', 0.2),
      asked('benefit', 0.1),
      weighed('hard_to_copy', 0.1),
      weighed('length', 0.1),
    ],
    words: [8, 60],
    cap: { reason: 'quality-price-service', score: 0.35 },
  },
  offre: {
    name: 'offre',
    criteria: [
      asked('price', 0.3),
      asked('item', 0.2),
      asked('unit', 0.15),
      asked('channel', 0.15),
      asked('terms', 0.1),
      weighed('contact', 0.1),
    ],
    words: [4, 120],
    cap: { reason: 'no-price', score: 0.6 },
  },
};

export const isStageName = (name: string): name is StageName =>
  (stageNames as readonly string[]).includes(name);
