import type { Brief } from './brief.ts';
import { read } from './rules/reading.ts';

/** What is sold, as the owner said it: the clauses that name a price or a way of quoting. */
export function offerItems(text: string): Brief['offer'] {
  const clauses = text
    .split(/(?<=[.;!?])\s+|\n+|;/u)
    .map((clause) => clause.replace(/[.;\s]+$/u, '').trim())
    .filter(Boolean);
  const items = clauses.flatMap((clause) => {
    const price = read(clause).figures.find(({ kind }) => kind === 'money');
    return price ? [{ text: clause, price: price.text.trim() }] : [];
  });
  return items.length > 0 ? items : clauses.slice(0, 1).map((clause) => ({ text: clause }));
}
