import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Verdict } from '../../src/coaching/coach.ts';
import type { StageName } from '../../src/coaching/stages.ts';

/** An invented answer with what a good coach would make of it. */
export interface Labelled {
  id: string;
  stage: StageName;
  lang: string;
  answer: string;
  label: Verdict;
  /** What the one follow-up should ask for, first. */
  missing: string[];
  belongs_to?: StageName;
}

const rows = (name: string): Labelled[] =>
  readFileSync(new URL(`./fixtures/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Labelled);

/** What the rules are tuned on, but for a fifth; and more answers by another hand. */
export const answers = rows('answers');
export const extra = rows('extra');

/** The fifth that nothing was tuned on: by the hash of its id. */
export const heldBack = answers.filter(({ id }) => createHash('sha256').update(id).digest()[0]! % 5 === 0);

interface Owner {
  id: string;
  lang: string;
  business: string;
  answers: Record<StageName, string>;
  weak: { stage: StageName; text: string };
}

export const owners = JSON.parse(
  readFileSync(new URL('../fixtures/owners.json', import.meta.url), 'utf8'),
) as Owner[];

/** For comparing pieces of text without regard to spacing, case and the kind of apostrophe. */
export const squeezed = (text: string): string => text.replace(/\s+/gu, '').replace(/’/gu, "'").toLowerCase();
