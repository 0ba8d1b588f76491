import type { Design } from '../design.ts';
import { atelier } from './atelier.ts';
import { care } from './care.ts';
import { market } from './market.ts';
import { table } from './table.ts';
import { works } from './works.ts';

/**
 * The design for each kind of site that a brief may name. Two kinds share one where their visitors come for the same:
 * a pupil, like a client, books a place with somebody they trust; a business of an unknown trade is best served by the
 * plainest page, which is a shop's.
 */
const designs = new Map<string, Design>([
  ['menu', table],
  ['shop', market],
  ['simple', market],
  ['portfolio', atelier],
  ['appointment', care],
  ['school', care],
  ['quote', works],
]);

export const allDesigns: readonly Design[] = [table, market, atelier, care, works];

/** The plainest one for a kind that has none, and where none was chosen. */
export const designFor = (kind: string | undefined): Design => designs.get(kind ?? '') ?? market;
