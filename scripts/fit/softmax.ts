import type { Weights } from '../../src/coaching/rules/softmax.ts';

export interface Sample {
  features: Readonly<Record<string, number>>;
  /** Index of its class. */
  target: number;
  weight: number;
}

/** How far each round goes, how much of the last one's way is kept, and for how many. */
const rate = 0.6;
const momentum = 0.9;
const rounds = 600;

/**
 * A multinomial logistic regression by gradient descent. Features are brought to one scale first, and `decay` draws the
 * weights on that scale towards nought. Deterministic; the weights fit features as they are, rounded.
 */
export function fit(samples: readonly Sample[], classes: number, decay: number): Weights {
  const names = [...new Set(samples.flatMap(({ features }) => Object.keys(features)))].sort();
  const columns = names.map((name) => samples.map(({ features }) => features[name] ?? 0));
  const means = columns.map((column) => mean(column));
  const spreads = columns.map(
    (column, index) => Math.sqrt(mean(column.map((x) => (x - means[index]!) ** 2))) + 1e-3,
  );
  const width = names.length + 1;
  const rows = samples.map((_, row) => {
    const scaled = new Float64Array(width);
    names.forEach((_name, at) => (scaled[at] = (columns[at]![row]! - means[at]!) / spreads[at]!));
    scaled[width - 1] = 1;
    return scaled;
  });
  const weights = Array.from({ length: classes }, () => new Float64Array(width));
  const speeds = Array.from({ length: classes }, () => new Float64Array(width));
  const total = samples.reduce((sum, { weight }) => sum + weight, 0);
  for (let round = 0; round < rounds; round++) {
    const slopes = weights.map((row) =>
      row.map((value, at) => (at === width - 1 ? 0 : (2 * decay * value) / total)),
    );
    samples.forEach(({ target, weight }, index) => {
      const row = rows[index]!;
      shares(weights.map((one) => dot(one, row))).forEach((share, of) => {
        const error = ((share - Number(of === target)) * weight) / total;
        const slope = slopes[of]!;
        for (let at = 0; at < width; at++) slope[at]! += error * row[at]!;
      });
    });
    weights.forEach((row, of) => {
      for (let at = 0; at < width; at++) {
        speeds[of]![at] = momentum * speeds[of]![at]! - (rate / width ** 0.5) * slopes[of]![at]!;
        row[at]! += speeds[of]![at]!;
      }
    });
  }
  const unscaled = names.map(
    (name, at) => [name, weights.map((row) => round4(row[at]! / spreads[at]!))] as const,
  );
  const bias = weights.map((row) =>
    round4(row[width - 1]! - names.reduce((sum, _, at) => sum + (row[at]! * means[at]!) / spreads[at]!, 0)),
  );
  return { bias, ...Object.fromEntries(unscaled.filter(([, row]) => row.some((value) => value !== 0))) };
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const round4 = (value: number): number => Math.round(value * 1e4) / 1e4;

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}

function shares(sums: readonly number[]): number[] {
  const top = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - top));
  const whole = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / whole);
}
