import { readFileSync } from 'node:fs';
import { assess } from '../src/coaching/rules/assess.ts';
import type { StageName } from '../src/coaching/stages.ts';
import { spread } from './figures.ts';

/** How long the rules coach takes to assess a message. */
export function rules(): object {
  const rows = readFileSync(new URL('../test/coaching/fixtures/answers.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { stage: StageName; answer: string });
  const samples: number[] = [];
  for (let round = 0; round < 10; round++) {
    for (const { stage, answer } of rows) {
      const started = performance.now();
      assess(stage, answer);
      // The first rounds are the compiler's.
      if (round > 2) samples.push(performance.now() - started);
    }
  }
  return { assessmentMs: spread(samples), answers: rows.length };
}
