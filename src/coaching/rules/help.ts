import type { CoachContext, HelpQuestion } from '../coach.ts';
import type { Speech } from '../speech.ts';
import type { StageName } from '../stages.ts';
import { fold } from '../text.ts';
import { blank } from './blanks.ts';
import { withCapital, withoutCapital } from './capital.ts';
import { townOf, whereIs } from './where.ts';

/** What a reply in one's own words may be: it goes into the draft accordingly. */
type Kind = 'time' | 'people' | 'deed' | 'way' | 'other';

interface Question {
  id: string;
  kind: Kind;
}
const question = (id: string, kind: Kind = 'other'): Question => ({ id, kind });

/** The small questions of each stage, in order. */
const questions: Readonly<Record<StageName, readonly Question[]>> = {
  vision: [question('when', 'time'), question('who', 'people'), question('change')],
  mission: [question('what', 'deed'), question('who', 'people'), question('benefit')],
  clientele: [question('who', 'people'), question('need'), question('how')],
  differentiation: [question('other', 'way'), question('better', 'deed'), question('proof')],
  offre: [question('item'), question('price'), question('order')],
};

export const helpQuestions = (stage: StageName, speech: Speech): HelpQuestion[] =>
  questions[stage].map(({ id }) => ({
    id,
    text: speech.text(`coach:help.${stage}.${id}.ask`),
    options: speech.list(`coach:help.${stage}.${id}.options`),
  }));

/** The draft made of the replies and of what is known, blanks where there is no reply. */
export function draftOf(
  stage: StageName,
  replies: Readonly<Record<string, string>>,
  { speech, businessName, place }: CoachContext,
): string {
  const parts = questions[stage].map(
    (asked) => [asked.id, partOf(stage, asked, replies[asked.id] ?? '', speech)] as const,
  );
  const town = townOf(place);
  const text = speech.text(`coach:draft.${stage}`, {
    ...Object.fromEntries(parts),
    where: town ? `, ${whereIs(town, speech)}` : '',
    thanks: businessName ? `${speech.text('coach:draft.thanks', { business: businessName })}, ` : '',
  });
  return text
    .replace(/___(?: ___)+/gu, blank)
    .split(/(?<=[.!?])\s+/u)
    .map(withCapital)
    .join(' ');
}

function partOf(stage: StageName, { id, kind }: Question, reply: string, speech: Speech): string {
  const words = reply.trim().replace(/[.,;\s]+$/u, '');
  if (words === '' || words === blank) return blank;
  const options = speech.list(`coach:help.${stage}.${id}.options`);
  const tapped = options.findIndex((option) => fold(option) === fold(words));
  const said = speech.list(`coach:help.${stage}.${id}.said`)[tapped];
  const own = withoutCapital(words);
  return (
    said ?? inOwnWords(kind, own, speech) ?? speech.text(`coach:help.${stage}.${id}.typed`, { reply: own })
  );
}

const determiner =
  /^(?:les?|la|l'|des|du|un|une|mes|nos|tou[ts]|toutes?|ceux|celles?|chaque|jeunes qui|moi|nous)(?!\p{L})/iu;
const subject = /^(?:je|j'|nous|on|ils?|elles?|c'est|i|we|they|he|she|it)(?![\p{L}-])/iu;
const towards =
  /^(?:au|aux|à|a|chez|sur|dans|en|vers|to|at|online|in|on|nowhere|nulle part|elsewhere|ailleurs)(?!\p{L})/iu;

/** A reply that reads well as it is, or with a little word before it; undefined for one that a frame must hold. */
function inOwnWords(kind: Kind, reply: string, speech: Speech): string | undefined {
  switch (kind) {
    case 'time':
      if (/^\d+$/u.test(reply)) return speech.text('coach:draft.years', { count: reply });
      return /^\d/u.test(reply) ? speech.text('coach:draft.in', { reply }) : reply;
    case 'people':
      return determiner.test(reply) ? reply : speech.text('coach:draft.those', { reply });
    case 'deed':
      return subject.test(reply) ? reply : undefined;
    case 'way':
      return towards.test(reply) ? speech.text('coach:draft.would-go', { reply }) : undefined;
    case 'other':
      return undefined;
  }
}
