import { shorten } from '../agents/prose.ts';

/** Longest message of the coach: what is read on a phone without scrolling back. The brief's announcement may be longer. */
export const longestMessage = 600;

/** Joins lines by an empty line into as few messages as keep within `longestMessage`; a line is never broken. */
export function packLines(lines: readonly string[]): string[] {
  const messages: string[] = [];
  for (const line of lines) {
    const last = messages.at(-1);
    const joined = last === undefined ? line : `${last}\n\n${line}`;
    if (last !== undefined && joined.length <= longestMessage) messages[messages.length - 1] = joined;
    else messages.push(line);
  }
  return messages;
}

/** A text in which nothing means anything to Markdown, within a line. */
export const escapeMarkdown = (text: string): string =>
  text.replace(/[\\`*_[\]<>~]/g, '\\$&').replace(/\s+/g, ' ');

/** A text that a question can quote in one line: cut at a word, and visibly so, where it is longer than `limit`. */
export function quotable(text: string, limit = 400): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= limit) return line;
  const cut = line.slice(0, limit).replace(/\s+\S*$/, '');
  return `${cut} …`;
}

/** Of two texts that are quoted beside each other, in characters: each is a line or two on a phone. */
const longestQuote = 110;
/** What of the words before a difference is quoted with it. */
const context = 30;
/** White space within no figure. */
const gap = /(?<!\d)\s|\s(?!\d)/g;

/** Both texts, each in a short line that shows where they begin to differ. */
export function quoteDifference(before: string, after: string): [before: string, after: string] {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same++;
  const gaps = [...before.slice(0, Math.max(0, same - context)).matchAll(gap)];
  const from = same < longestQuote / 2 ? 0 : (gaps.at(-1)?.index ?? 0);
  const quote = (text: string): string => `${from > 0 ? '… ' : ''}${shorten(text.slice(from), longestQuote)}`;
  return [quote(before), quote(after)];
}
