import weights from '../data/stage-signs.json' with { type: 'json' };
import { stageNames, type StageName } from '../stages.ts';
import { featuresOf } from './features.ts';
import type { Reading } from './reading.ts';
import { softmax, type Weights } from './softmax.ts';

/** The stage's own features as numbers. */
export const stageFeatures = (reading: Reading): Record<string, number> =>
  Object.fromEntries(featuresOf(reading).map((name) => [name, 1]));

/** How likely an answer was meant for each stage, by its form; sums to 1. Fitted by `scripts/fit-signs.ts`. */
export function stageLikelihoods(reading: Reading, table: Weights = weights): Record<StageName, number> {
  const shares = softmax(table, stageFeatures(reading));
  return Object.fromEntries(stageNames.map((name, index) => [name, shares[index]!])) as Record<
    StageName,
    number
  >;
}
