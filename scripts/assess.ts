/**
 * Assesses answers by the rules coach: JSON lines `{id, stage, lang, answer}` on standard input, one line
 * `{id, verdict, score, missing}` each on standard output. A line that cannot be read is told on standard error by its
 * number; the others still go through, and the exit code is 1.
 */
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { assess } from '../src/coaching/rules/assess.ts';
import { stageNames } from '../src/coaching/stages.ts';

const request = z.object({ id: z.string(), stage: z.enum(stageNames), answer: z.string() });

/** The line's assessment; throws where it is no request. */
function answerTo(line: string): string {
  const { id, stage, answer } = request.parse(JSON.parse(line));
  const { verdict, score, missing } = assess(stage, answer);
  return JSON.stringify({ id, verdict, score, missing });
}

const explained = (error: unknown): string =>
  error instanceof z.ZodError
    ? error.issues.map(({ path, message }) => `${path.join('.') || 'the line'}: ${message}`).join('; ')
    : `no JSON: ${error instanceof Error ? error.message : String(error)}`;

// Whoever reads may have read enough, as `head` has.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

let number = 0;
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  number += 1;
  if (line.trim() === '') continue;
  try {
    process.stdout.write(`${answerTo(line)}\n`);
  } catch (error) {
    process.stderr.write(`line ${number}: ${explained(error)}\n`);
    process.exitCode = 1;
  }
}
