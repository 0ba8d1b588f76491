import type { Reading } from './reading.ts';

/** What a stage's own rules found: each criterion's share, 0 to 1. */
export interface Measure {
  shares: Readonly<Record<string, number>>;
  /** The stage's cap applies: only money, only values, everyone and so on. */
  capped: boolean;
  /** Criteria that keep an answer from being complete when they are absent, however much else it holds. */
  essential: readonly string[];
  /** Essentials whose absence is certain, whatever the words: a date or a price shows by its form. */
  certain?: readonly string[];
  /** What to ask for besides criteria without a share; before the lighter ones. */
  alsoMissing?: readonly string[];
}

/** A share below this counts as missing. */
const present = 0.5;
export const isMissing = ({ shares }: Measure, name: string): boolean => (shares[name] ?? 0) < present;
export const essentialGaps = (measure: Measure): string[] =>
  measure.essential.filter((name) => isMissing(measure, name));

/** 1 within the bounds, falling to 0 at half the lower bound and at twice the upper. */
export function lengthShare(reading: Reading, [min, max]: readonly [number, number]): number {
  const count = reading.words.length;
  if (count < min) return Math.max(0, (count - min / 2) / (min / 2));
  if (count > max) return Math.max(0, 1 - (count - max) / max);
  return 1;
}

/** A share that grows with a count and is full at `enough`. */
export const upTo = (count: number, enough: number): number => Math.min(1, count / enough);
