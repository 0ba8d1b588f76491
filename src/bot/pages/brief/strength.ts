import { gapNames } from '../../../agents/gaps.ts';
import type { Brief } from '../../../coaching/brief.ts';
import type { Speech } from '../../../coaching/speech.ts';
import { html, type Html } from '../html.ts';
import { card } from './parts.ts';

const scoreNames = ['completeness', 'specificity', 'confirmed', 'live'] as const;
/** Pieces of a bar; the last one is filled by a full score only. */
const pieces = 8;

/**
 * The four scores, as what is there and what would add to it: a bar for each, and never a figure, since they say how
 * complete and specific a brief is, and nothing of its owner.
 */
function bar(brief: Brief, name: (typeof scoreNames)[number], speech: Speech): Html {
  const score = brief.scores[name];
  const filled = Math.max(0, Math.min(pieces, Math.floor(score * pieces)));
  const text = score >= 1 ? 'full' : 'part';
  const dots = Array.from({ length: pieces }, (_, at) =>
    at < filled ? html`<i class="on"></i>` : html`<i></i>`,
  );
  return html`<li>
    <h3>${speech.text(`brief:scores.${name}.title`)}</h3>
    <div class="bar" aria-hidden="true">${dots}</div>
    <p>${speech.text(`brief:scores.${name}.${text}`)}</p>
  </li>`;
}

/** How far the brief is, and what would make it stronger, said as an invitation. */
export function strength(brief: Brief, speech: Speech): Html {
  // A brief may be older or newer than this page: what has no text here is left out.
  const gaps = brief.gaps.filter((gap) => gapNames.has(gap));
  const list =
    gaps.length > 0 &&
    html`<h3>${speech.text('brief:gaps.title')}</h3>
      <p>${speech.text('brief:gaps.intro')}</p>
      <ul class="points">
        ${gaps.map((gap) => html`<li>${speech.text(`brief:gaps.${gap.replace('.', '_')}`)}</li>`)}
      </ul>`;
  return card(
    speech.text('brief:scores.title'),
    html`<ul class="scores">
        ${scoreNames.map((name) => bar(brief, name, speech))}
      </ul>
      <p class="ready">${speech.text(`brief:ready.${brief.is_ready_for_website ? 'yes' : 'no'}`)}</p>
      ${list}`,
    'strength',
  );
}
