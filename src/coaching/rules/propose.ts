import type { CoachContext, Proposal } from '../coach.ts';
import type { Speech } from '../speech.ts';
import { stageNames, type StageName } from '../stages.ts';
import { blank, withBlanks } from './blanks.ts';
import { withCapital } from './capital.ts';
import { servedIn } from './served.ts';
import { townOf, whereIs } from './where.ts';

const tones = ['ambitious', 'pragmatic', 'community'] as const;
type Tone = (typeof tones)[number];

/** Longest proposal, in characters: three fit into a message or two. */
const longest = 200;

/**
 * Three drafts of an answer: the sector's examples where it is known, else frames of the stage, in the owner's place and
 * under their name. What only the owner knows stays blank.
 */
export function proposals(stage: StageName, context: CoachContext): Proposal[] {
  const { speech, sectorKey } = context;
  const examples = sectorKey === undefined ? [] : speech.list(`sectors:${sectorKey}.examples.${stage}`);
  return tones.map((tone, index) => {
    const example = examples[index];
    const text = example === undefined ? framed(stage, tone, context) : adapted(example, context);
    return { id: `choose-${(index + 1) as 1 | 2 | 3}`, tone, text: shortened(text) };
  });
}

function adapted(example: string, { speech, businessName, place }: CoachContext): string {
  const text = withBlanks(example, townOf(place));
  const us = speech.text('coach:propose.with-us');
  return businessName ? text.replace(us, withName(speech, businessName)) : text;
}

function framed(stage: StageName, tone: Tone, context: CoachContext): string {
  const { speech, businessName, place, answers } = context;
  const people = stageNames
    .toReversed()
    .map((earlier) => servedIn(answers[earlier] ?? '', speech.language))
    .find((found) => found !== undefined);
  const text = speech.text(`coach:propose.${stage}.${tone}`, {
    with: businessName ? withName(speech, businessName) : speech.text('coach:propose.with-us'),
    where: whereIs(townOf(place) ?? blank, speech),
    people: people ?? blank,
  });
  return withCapital(text);
}

const withName = (speech: Speech, business: string): string =>
  speech.text('coach:propose.with-business', { business });

/** Without its last clauses, where it is longer than fits. */
function shortened(text: string): string {
  if (text.length <= longest) return text;
  const room = text.slice(0, longest);
  const cut = /^[\s\S]{60,}\S(?=[,;:]\s)/u.exec(room)?.[0] ?? room.replace(/\s+\S*$/u, '');
  return `${cut.replace(/[\s,;:]+$/u, '')}.`;
}
