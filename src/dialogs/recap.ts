import { isSettled } from '../coaching/session.ts';
import { stageNames } from '../coaching/stages.ts';
import { quotable } from './lines.ts';
import type { Talk } from './talk.ts';

/** Who the owner is, in a line; empty while nothing is known. */
const aboutLine = (talk: Talk): string[] => {
  const { businessName, sector, place } = talk.session;
  const known = [businessName, sector?.text, place?.text].filter(Boolean);
  return known.length > 0 ? [known.join(' · ')] : [];
};

/** Every settled stage in a line of its own; a stage that was skipped says so. */
export const statementLines = (talk: Talk): string[] => [
  ...aboutLine(talk),
  ...stageNames.flatMap((stage) => {
    const step = talk.session.steps[stage];
    if (!step || !isSettled(step)) return [];
    const title = talk.text(`titles.${stage}`);
    return step.statement
      ? [talk.text('review.line', { title, statement: quotable(step.statement) })]
      : [talk.text('review.missing-line', { title })];
  }),
];
