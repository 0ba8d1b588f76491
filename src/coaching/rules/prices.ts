import type { Reading } from './reading.ts';

/** A price as it was named: characters `start` to `end`, exclusive. */
export interface Price {
  start: number;
  end: number;
  /** Names its currency, or says that it is for a unit: a price whatever stands around it. */
  sure: boolean;
}

/** Smaller figures without a currency count things. */
const leastBare = 20;
const closes = /^\s*(?:[,;.\n/)]|$|(?:et|and|e|na|ak|ou|or)\s)/iu;
const grouped = /\d[ .,\u00a0\u202f]\d{3}/u;

/** The prices of a clause, in order: with a currency, in words, or bare figures where nothing else can be meant. */
export function pricesIn(reading: Reading): Price[] {
  const money = reading.figures
    .filter(({ kind }) => kind === 'money')
    .map(({ start, end }) => ({ start, end, sure: true }));
  const worded = wordedPrices(reading);
  const bare = barePrices(reading, money.length + worded.length > 0);
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
    let last = to;
    while (last < reading.words.length && reading.at(last, 'number')) last++;
    const counted = Array.from({ length: last - first }, (_, step) => reading.at(first + step, 'number'));
    if (!counted.some(Boolean)) return [];
    const start = reading.words[first]!.start;
    return [{ start, end: reading.words[last - 1]!.end, sure: true }];
  });
}

/** "vanilles 8 000", "chai 30" after a price, "Chicks 3,800 each". */
function barePrices(reading: Reading, priced: boolean): Price[] {
  const figures = reading.figures.filter(
    ({ kind, value }) => value >= leastBare && (kind === 'plain' || (kind === 'year' && !priced)),
  );
  const closing = figures.filter(({ end }) => closes.test(reading.text.slice(end)));
  return figures.flatMap((figure) => {
    const { start, end, text } = figure;
    const next = reading.words.findIndex((word) => word.start >= end);
    const unit = next >= 0 && [0, 1].some((step) => reading.at(next + step, 'unit'));
    const listed = closing.includes(figure) && (priced || grouped.test(text) || closing.length > 1);
    return unit || listed ? [{ start, end, sure: unit }] : [];
  });
}

const withoutOverlaps = (prices: readonly Price[]): Price[] =>
  prices
    .filter(
      (price, index) =>
        !prices.some((other, at) => at < index && price.start < other.end && other.start < price.end),
    )
    .sort((a, b) => a.start - b.start);
