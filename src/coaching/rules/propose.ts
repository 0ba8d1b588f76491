import type { CoachContext, Proposal } from '../coach.ts';
import { findCountry } from '../countries.ts';
import type { StageName } from '../stages.ts';

const tones = ['ambitious', 'pragmatic', 'community'] as const;
const blank = '___';

/** Three drafts of an answer, from what is known; what only the owner knows stays blank. */
export const proposals = (stage: StageName, context: CoachContext): Proposal[] =>
  tones.map((tone, index) => ({
    id: `choose-${(index + 1) as 1 | 2 | 3}`,
    tone,
    text: textOf(stage, tone, context),
  }));

function textOf(
  stage: StageName,
  tone: Proposal['tone'],
  { speech, businessName, place }: CoachContext,
): string {
  const town = place?.split(',')[0]?.trim() || blank;
  const country = findCountry(town) !== undefined;
  return speech.text(`coach:propose.${stage}.${tone}`, {
    business: businessName ?? speech.text('coach:propose.us'),
    where: speech.text(country ? 'coach:propose.place' : 'coach:propose.town', { place: town }),
  });
}
