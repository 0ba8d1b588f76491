import type { Category } from './lexicon/category.ts';
import { placeIn } from './names.ts';
import { peopleIn } from './people.ts';
import { quantitiesIn } from './quantities.ts';
import type { FigureKind } from './figures.ts';
import type { Reading } from './reading.ts';
import { actsInPerson } from './mission.ts';
import { turnsToUs } from './differentiation.ts';
import { futureVerbs, horizon } from './vision.ts';

const telling: readonly Category[] = [
  'wish',
  'future',
  'ahead',
  'soon',
  'when',
  'someday',
  'change',
  'purpose',
  'gain',
  'need',
  'narrow',
  'compare',
  'contrast',
  'rival',
  'us',
  'proof',
  'channel',
  'buying',
  'payment',
  'terms',
  'quote',
  'depends',
  'unit',
  'day',
  'daily',
  'action',
  'serves',
  'self',
  'how',
  'spot',
  'customer',
  'they',
  'currency',
  'since',
  'buyer',
  'growth',
  'wealth',
];
const opening: readonly Category[] = [
  'self',
  'customer',
  'serves',
  'ahead',
  'daily',
  'contrast',
  'rival',
  'wish',
  'when',
  'people',
  'day',
  'buyer',
];
const kinds: readonly FigureKind[] = ['money', 'phone', 'percent', 'clock', 'year', 'range', 'measure'];

/** How many words count as the opening. */
const openingWords = 5;

/** What tells the stages apart, by name: which kinds of words and figures an answer holds, and how it opens. */
export function featuresOf(reading: Reading): string[] {
  const found: string[] = telling.filter((category) => reading.has(category));
  for (const category of telling) if (reading.hits(category).length > 2) found.push(`${category}+`);
  for (const category of opening)
    if (reading.hits(category).some((hit) => hit.from < openingWords)) found.push(`^${category}`);
  for (const kind of kinds)
    if (reading.figures.some((figure) => figure.kind === kind)) found.push(`#${kind}`);
  if (reading.figures.filter((figure) => figure.kind === 'money').length > 1) found.push('#money+');
  const units = new Set(quantitiesIn(reading).map((quantity) => quantity.unit));
  for (const unit of ['long', 'short', 'things'] as const) if (units.has(unit)) found.push(`#${unit}`);
  if (horizon(reading) > 0) found.push('horizon');
  if (futureVerbs(reading) > 0) found.push('future-verb');
  if (actsInPerson(reading)) found.push('acts');
  if (turnsToUs(reading)) found.push('turns-to-us');
  if (peopleIn(reading).length > 0) found.push('people');
  if (peopleIn(reading).some((index) => index < openingWords)) found.push('^people');
  if (placeIn(reading) === 1) found.push('place');
  return found;
}
