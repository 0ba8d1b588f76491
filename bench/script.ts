import { readFileSync } from 'node:fs';
import type { JsonObject } from '../src/persistence/ports.ts';

const [owner] = JSON.parse(
  readFileSync(new URL('../test/fixtures/owners.json', import.meta.url), 'utf8'),
) as { business: string; city: string; answers: Record<string, string> }[];

const { vision, mission, clientele, differentiation, offre } = owner!.answers;

/** What one owner says from the greeting to the read-back, each answered by one question. */
export const lines = [
  'Bonjour',
  owner!.business,
  'jus de fruits',
  owner!.city,
  'plus tard',
  vision!,
  'oui',
  mission!,
  'oui',
  clientele!,
  'oui',
  differentiation!,
  'oui',
  offre!,
  'oui',
];

/** One owner after another, for ever: what is said next, and whether a new owner says it. */
export function* talk(): Generator<{ activity: JsonObject; isNew: boolean }, never> {
  for (;;) {
    for (const [index, text] of lines.entries()) {
      yield { activity: { type: 'message', text, locale: 'fr' }, isNew: index === 0 };
    }
  }
}
