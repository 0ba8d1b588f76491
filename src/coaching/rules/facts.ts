import { namesIn } from './names.ts';
import { quantitiesIn } from './quantities.ts';
import type { Reading } from './reading.ts';

/** Exact pieces of the answer that a reformulation must keep, in the order in which they stand. */
export function factsIn(reading: Reading): string[] {
  const { text, words, figures } = reading;
  const spans = [
    ...figures.map(({ start, end }) => ({ start, end })),
    ...[...quantitiesIn(reading), ...namesIn(reading)].map(({ from, to }) => ({
      start: words[from]!.start,
      end: words[to - 1]!.end,
    })),
  ].sort((a, b) => a.start - b.start);
  const merged: { start: number; end: number }[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return [...new Set(merged.map(({ start, end }) => text.slice(start, end).trim()))];
}
