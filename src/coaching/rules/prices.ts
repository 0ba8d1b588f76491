import type { Reading } from './reading.ts';

/** A price as it was named: characters `start` to `end`, exclusive. */
export interface Price {
  start: number;
  end: number;
}

/** Smaller figures without a currency count things. */
const leastBare = 20;
const closes =
  /^\s*(?:[,;.\n/)]|$|(?:et|and|e|na|ak|ou|or|la|le|par|per|avec|with|com|pour|for|a|à|o)\s|l')/iu;
/** Before an hour rather than a price: "das 9 às 20". */
const untilHour = /(?:às|as|to|till|until|à|a|jusqu'à|-|–)\s*$/iu;
/** From here on a figure right before how to order or pay is a price: "gaz 12 kg 5500 livré". */
const leastOrdered = 100;
const orders = ['channel', 'payment', 'terms'] as const;
const grouped = /\d[ .,\u00a0\u202f]\d{3}/u;

/** The prices of a clause, in order: with a currency, in words, or bare figures where nothing else can be meant. */
export function pricesIn(reading: Reading): Price[] {
  const money = reading.figures
    .filter(({ kind }) => kind === 'money')
    .map(({ start, end }) => ({ start, end }));
  const worded = wordedPrices(reading);
  const bare = barePrices(reading, money.length + worded.length > 0);
  worded.sort((a, b) => b.end - b.start - (a.end - a.start));
  return withoutOverlaps([...money, ...worded, ...bare]);
}

/** "mille francs", "elfu mbili": number words next to a currency. */
function wordedPrices(reading: Reading): Price[] {
  return reading.hits('currency').flatMap(({ from, to }) => {
    let first = from;
    while (
      first > 0 &&
      (reading.at(first - 1, 'number') || /^(?:et|and|de|na)$/u.test(reading.words[first - 1]!.text))
    )
      first--;
    // "shilingi elfu mbili": the number after its currency, where none stands before.
    const end = reading.words.findIndex(
      ({ opensClause }, index) => index >= to && (opensClause || !reading.at(index, 'number')),
    );
    const last = first < from ? to : end < 0 ? reading.words.length : end;
    const counted = Array.from({ length: last - first }, (_, step) => reading.at(first + step, 'number'));
    if (!counted.some(Boolean)) return [];
    const start = reading.words[first]!.start;
    return [{ start, end: reading.words[last - 1]!.end }];
  });
}

/** "vanilles 8 000", "chai 30" after a price, "Chicks 3,800 each". */
function barePrices(reading: Reading, priced: boolean): Price[] {
  const figures = reading.figures.filter(
    ({ kind, value, start }) =>
      value >= leastBare &&
      (kind === 'plain' || (kind === 'year' && !priced)) &&
      !(value <= 24 && untilHour.test(reading.text.slice(0, start))),
  );
  const closing = figures.filter(({ end }) => closes.test(reading.text.slice(end)));
  return figures.flatMap((figure) => {
    const { start, end, text } = figure;
    const next = reading.words.findIndex((word) => word.start >= end);
    const unit = next >= 0 && [0, 1].some((step) => reading.at(next + step, 'unit'));
    const listed = closing.includes(figure) && (priced || grouped.test(text) || closing.length > 1);
    const ordered =
      figure.value >= leastOrdered && next >= 0 && orders.some((about) => reading.at(next, about));
    return unit || listed || ordered ? [{ start, end }] : [];
  });
}

/** Of prices that overlap, the first found; of those in words the longest: "cinq cents francs", not "cinq cents". */
const withoutOverlaps = (prices: readonly Price[]): Price[] =>
  prices
    .filter(
      (price, index) =>
        !prices.some((other, at) => at < index && price.start < other.end && other.start < price.end),
    )
    .sort((a, b) => a.start - b.start);
