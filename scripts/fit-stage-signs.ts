/**
 * Fits `src/coaching/data/stage-signs.json`: how strongly each feature of an answer speaks for each stage. A logistic
 * regression on the sectors' examples and on the labelled answers that the tests do not hold back. Run it again after a
 * change to the lexicon: `node scripts/fit-stage-signs.ts`.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { featuresOf } from '../src/coaching/rules/features.ts';
import { read } from '../src/coaching/rules/reading.ts';
import { languages } from '../src/coaching/speech.ts';
import { isStageName, stageNames, type StageName } from '../src/coaching/stages.ts';

interface Sample {
  stage: StageName;
  features: string[];
  weight: number;
}

const root = new URL('../', import.meta.url);
const file = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const isHeldBack = (id: string): boolean => createHash('sha256').update(id).digest()[0]! % 5 === 0;

/** A labelled answer tells more than one of a sector's examples, which are all of one style. */
const labelledWeight = 3;

const samples: Sample[] = [];
for (const language of languages) {
  const sectors = JSON.parse(file(`locales/${language}/sectors.json`)) as Record<
    string,
    { examples?: Record<string, string[]> }
  >;
  for (const { examples } of Object.values(sectors)) {
    for (const [stage, texts] of Object.entries(examples ?? {})) {
      if (isStageName(stage))
        for (const text of texts) samples.push({ stage, features: featuresOf(read(text)), weight: 1 });
    }
  }
}
for (const name of ['answers', 'extra']) {
  for (const line of file(`test/coaching/fixtures/${name}.jsonl`).trim().split('\n')) {
    const { id, stage, label, answer, belongs_to } = JSON.parse(line) as {
      id: string;
      stage: string;
      label: string;
      answer: string;
      belongs_to?: string;
    };
    const meant = belongs_to ?? stage;
    const usable = label === 'strong' || label === 'partial' || belongs_to !== undefined;
    if (usable && isStageName(meant) && !isHeldBack(id))
      samples.push({ stage: meant, features: featuresOf(read(answer)), weight: labelledWeight });
  }
}

const rounds = 400;
const rate = 0.5;
const decay = 0.002;
const names = ['bias', ...new Set(samples.flatMap((sample) => sample.features))].sort();
const weights: Record<string, number[]> = Object.fromEntries(
  names.map((name) => [name, stageNames.map(() => 0)]),
);
const total = samples.reduce((sum, sample) => sum + sample.weight, 0);

for (let round = 0; round < rounds; round++) {
  const slopes: Record<string, number[]> = Object.fromEntries(
    names.map((name) => [name, stageNames.map(() => 0)]),
  );
  for (const { stage, features, weight } of samples) {
    const rows = ['bias', ...features];
    const sums = stageNames.map((_, index) => rows.reduce((sum, name) => sum + weights[name]![index]!, 0));
    const top = Math.max(...sums);
    const powers = sums.map((sum) => Math.exp(sum - top));
    const whole = powers.reduce((a, b) => a + b, 0);
    stageNames.forEach((name, index) => {
      const error = (powers[index]! / whole - (name === stage ? 1 : 0)) * weight;
      for (const row of rows) slopes[row]![index]! += error;
    });
  }
  for (const name of names) {
    weights[name] = weights[name]!.map(
      (weight, index) => weight - rate * ((slopes[name]![index]! / total) * 10 + decay * weight),
    );
  }
}

const rounded = Object.fromEntries(
  names.map((name) => [name, weights[name]!.map((weight) => Math.round(weight * 100) / 100)]),
);
writeFileSync(new URL('src/coaching/data/stage-signs.json', root), `${JSON.stringify(rounded, null, 2)}\n`);
