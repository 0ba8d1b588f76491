import type { HelpQuestion } from '../coach.ts';
import type { Speech } from '../speech.ts';
import type { StageName } from '../stages.ts';
import { fold } from '../text.ts';

/** The small questions of each stage, in order. */
const questions: Readonly<Record<StageName, readonly string[]>> = {
  vision: ['when', 'who', 'change'],
  mission: ['what', 'who', 'benefit'],
  clientele: ['who', 'need', 'how'],
  differentiation: ['other', 'better', 'proof'],
  offre: ['item', 'price', 'order'],
};
const blank = '___';

export const helpQuestions = (stage: StageName, speech: Speech): HelpQuestion[] =>
  questions[stage].map((id) => ({
    id,
    text: speech.text(`coach:help.${stage}.${id}.ask`),
    options: speech.list(`coach:help.${stage}.${id}.options`),
  }));

/** The draft made of the replies, blanks where there is none. */
export function draftOf(stage: StageName, replies: Readonly<Record<string, string>>, speech: Speech): string {
  const parts = questions[stage].map((id) => [id, partOf(stage, id, replies[id] ?? '', speech)] as const);
  const text = speech.text(`coach:draft.${stage}`, Object.fromEntries(parts));
  return text.replace(
    /(^|[.!?]\s+)(\p{Ll})/gu,
    (_, before: string, first: string) => before + first.toUpperCase(),
  );
}

function partOf(stage: StageName, id: string, reply: string, speech: Speech): string {
  const words = reply.trim().replace(/[.\s]+$/u, '');
  if (words === '' || words === blank) return blank;
  const options = speech.list(`coach:help.${stage}.${id}.options`);
  const tapped = options.findIndex((option) => fold(option) === fold(words));
  const said = speech.list(`coach:help.${stage}.${id}.said`)[tapped];
  if (said !== undefined) return said;
  if (id === 'when' && /^\d+$/u.test(words)) return speech.text('coach:draft.years', { count: words });
  if (id === 'when' && /^\d/u.test(words)) return speech.text('coach:draft.in', { reply: words });
  return speech.text(`coach:help.${stage}.${id}.typed`, { reply: words });
}
