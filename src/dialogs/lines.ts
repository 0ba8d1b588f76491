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

/** A text in which no character means anything to Markdown. */
export const escapeMarkdown = (text: string): string =>
  text.replace(/[\\`*_{}[\]<>()#+!|~-]/g, '\\$&').replace(/\s+/g, ' ');

/** A text that a question can quote in one line: cut at a word, and visibly so, where it is longer than `limit`. */
export function quotable(text: string, limit = 400): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= limit) return line;
  const cut = line.slice(0, limit).replace(/\s+\S*$/, '');
  return `${cut} …`;
}
