/** Weights by feature: one number a class. */
export type Weights = Readonly<Record<string, readonly number[]>>;

/** How likely each class is, by a multinomial logistic regression; sums to 1. Unknown features count nothing. */
export function softmax(weights: Weights, features: Readonly<Record<string, number>>): number[] {
  const sums = [...(weights['bias'] ?? [])];
  for (const name in features) {
    const row = weights[name];
    const value = features[name]!;
    if (row && value !== 0)
      for (let index = 0; index < row.length; index++) sums[index]! += row[index]! * value;
  }
  const top = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - top));
  const whole = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / whole);
}
