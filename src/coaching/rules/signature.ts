import weights from '../data/stage-signs.json' with { type: 'json' };
import { stageNames, type StageName } from '../stages.ts';
import { featuresOf } from './features.ts';
import type { Reading } from './reading.ts';

const table: Readonly<Record<string, readonly number[]>> = weights;

/** How likely an answer was meant for each stage, by its form; sums to 1. Fitted by `scripts/fit-stage-signs.ts`. */
export function stageLikelihoods(reading: Reading): Record<StageName, number> {
  const rows = ['bias', ...featuresOf(reading)].flatMap((name) => (table[name] ? [table[name]] : []));
  const sums = stageNames.map((_, index) => rows.reduce((sum, row) => sum + row[index]!, 0));
  const top = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - top));
  const whole = powers.reduce((a, b) => a + b, 0);
  return Object.fromEntries(stageNames.map((name, index) => [name, powers[index]! / whole])) as Record<
    StageName,
    number
  >;
}
