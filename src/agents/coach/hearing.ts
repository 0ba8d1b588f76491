import { z } from 'zod';
import type { CoachContext } from '../../coaching/coach.ts';
import { stageNames, stages, type StageName } from '../../coaching/stages.ts';
import { fold } from '../../coaching/text.ts';
import type { Question } from '../providers/chat.ts';
import { asData } from '../providers/prompt.ts';
import { criteriaOf } from './criteria.ts';
import { assessInstructions, ownerData } from './instructions.ts';

/** What a message is, as a model sees it. */
const kinds = ['answer', 'does-not-know', 'question', 'small-talk', 'other-stage', 'nonsense'] as const;
export type Kind = (typeof kinds)[number];

const shapeFor = (stage: StageName, isContinued: boolean) => {
  const { criteria } = stages[stage];
  const askable = criteria.filter((criterion) => criterion.askable).map(({ name }) => name);
  return z.object({
    kind: z
      .enum(kinds)
      .describe('What "answer" is. "answer" wherever it tells anything about what was asked for.'),
    criteria: z
      .array(
        z.object({
          name: z.enum(criteriaOf(stage).map(({ name }) => name)),
          quote: z.string().describe('The words of the owner that show it, letter by letter, and no others.'),
        }),
      )
      .describe('The criteria that are met, and only those.'),
    reformulation: z
      .string()
      .describe(
        `${isContinued ? '"said_before" and "answer" together' : '"answer"'}, better said, as the owner would say it: one or two sentences, at most 400 characters, with every fact in them. No question.`,
      ),
    answer_alone: (isContinued ? z.string() : z.null()).describe('The same of "answer" alone.'),
    follow_up: z
      .object({ criterion: z.enum(askable), question: z.string() })
      .nullable()
      .describe('One short question about the heaviest criterion that is not met; null where all are.'),
    other_stages: z
      .array(z.object({ stage: z.enum(stageNames), quote: z.string() }))
      .describe('Whole sentences of "answer" that tell of other stages, letter by letter.'),
    language: z.string().describe('The language of "answer", as ISO 639-1.'),
  });
};
type Said = z.infer<ReturnType<typeof shapeFor>>;

/** By stage: a shape is not made anew for each question. */
const shapes = new Map<StageName, Record<'first' | 'later', z.ZodType<Said>>>(
  stageNames.map((stage) => [stage, { first: shapeFor(stage, false), later: shapeFor(stage, true) }]),
);

export const assessQuestion = (stage: StageName, answer: string, context: CoachContext): Question<Said> => ({
  name: `assess_${stage}`,
  instructions: assessInstructions(stage, context),
  data: ownerData(context, {
    answer: asData(answer),
    ...(context.said && { said_before: asData(context.said) }),
  }),
  shape: shapes.get(stage)![context.said ? 'later' : 'first'],
});

/** What a model said of some words of the owner, as far as those words bear it out. Its own texts are unchecked yet. */
export interface Heard {
  kind: Kind;
  /** Criteria that are met, each shown by words of the owner. */
  met: ReadonlySet<string>;
  reformulation: string;
  followUp: Said['follow_up'];
  /** Pieces of the words, by the stage that they tell of. */
  elsewhere: readonly (readonly [StageName, string])[];
  language: string;
}

/** How many criteria the same words can show. */
const mostShown = 2;

export function hear(words: string, said: Said, reformulation: string): Heard {
  const met = new Set<string>();
  const shown = new Map<string, number>();
  for (const { name, quote } of said.criteria) {
    const piece = pieceOf(words, quote);
    const times = piece === undefined ? mostShown : (shown.get(piece) ?? 0);
    if (piece === undefined || times >= mostShown) continue;
    shown.set(piece, times + 1);
    met.add(name);
  }
  return {
    kind: said.kind,
    met,
    reformulation,
    followUp: said.follow_up,
    elsewhere: said.other_stages.flatMap(({ stage, quote }) => {
      const piece = pieceOf(words, quote);
      return piece === undefined ? [] : [[stage, piece] as const];
    }),
    language: said.language,
  };
}

/** The piece of a text that a quote repeats, whatever its case, accents and marks; undefined where it is not in it. */
export function pieceOf(text: string, quote: string): string | undefined {
  const words = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)];
  const folded = words.map(([word]) => fold(word));
  const wanted = fold(quote).split(' ').filter(Boolean);
  if (wanted.length === 0) return undefined;
  const at = folded.findIndex((_, index) => wanted.every((word, step) => folded[index + step] === word));
  const first = words[at];
  const last = words[at + wanted.length - 1];
  if (!first || !last) return undefined;
  const end = last.index + last[0].length;
  const [mark = ''] = /^(?:\s?[%\p{Sc}])?[.!?…]?/u.exec(text.slice(end)) ?? [];
  return text.slice(first.index, end) + mark;
}
