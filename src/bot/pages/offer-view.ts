import type { Brief } from '../../coaching/brief.ts';

/**
 * One thing sold, as a price list shows it. Taken apart only where that changes nothing that was said; otherwise
 * `label` is the whole text and `inText` is its price, which stands somewhere inside.
 */
export type OfferView = { label: string; price?: string; note?: string } | { label: string; inText: string };

/** Words between a thing and its price that say nothing more. "from 30 cedis" is another price: its "from" stays. */
const link = /(?:[\s:,;–—=→-]|(?<=\s)(?:est à|sont à|est|sont|coûte|coute|is|are|costs?|custa|a|à|at))+$/iu;
const limit =
  /(?<!\p{L})(?:from|up to|over|under|than|between|for|with|partir de|d[eè]s|jusqu['’]à|entre|dépasse|depasse|pour|par|plus|moins|avec|desde|até|de|por|para|mais|menos)$/iu;
const joint = /^(?:and|or|et|ou|e)\s+/iu;
const lead = /^[\s,;:.–—-]+/u;
/** A longer text before the price is a sentence, not the name of a thing. */
const longestLabel = 72;

const opens = (text: string): boolean => text.split('(').length !== text.split(')').length;

/** Takes an entry of the brief's offer apart for a list of prices. */
export function offerView(entry: Brief['offer'][number]): OfferView {
  const { price } = entry;
  const text = entry.text.replace(joint, '');
  if (price === undefined) return { label: text };
  const pieces = text.split(price);
  if (pieces.length === 1) return { label: text, price };
  const [before = '', after = ''] = pieces;
  const label = before.replace(link, '').trim();
  const whole =
    pieces.length > 2 ||
    label.length < 2 ||
    label.length > longestLabel ||
    limit.test(label) ||
    opens(label) ||
    /[\p{L}\p{N}]$/u.test(before) ||
    /^[\p{L}\p{N}]/u.test(after);
  if (whole) return { label: text, inText: price };
  const note = after.replace(lead, '').trim();
  return { label, price, ...(note && { note }) };
}
