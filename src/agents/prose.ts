const sentenceEnd = /(?<=[.!?…]["»”)]*)\s+/u;
/** "M. Diop", "Dr. Osei", "St. Louis": a full stop that ends no sentence. */
const abbreviation = /(?:^|[\s(])(?:\p{Lu}|Mr?s?|Mme|Dr|St|Sr|Sra|No|Av|Bd|tél|tel)\.$/u;

/** The sentences of a text, in order, trimmed. */
export function sentences(text: string): string[] {
  const found: string[] = [];
  let open = '';
  for (const piece of text.trim().split(sentenceEnd)) {
    open = open ? `${open} ${piece}` : piece;
    if (abbreviation.test(open)) continue;
    found.push(open);
    open = '';
  }
  if (open) found.push(open);
  return found.filter(Boolean);
}

export const firstSentence = (text: string): string => sentences(text)[0] ?? '';

/** A text without the sentences in which something is still to be filled in. */
export const withoutBlanks = (text: string): string =>
  text.includes('__')
    ? sentences(text)
        .filter((sentence) => !sentence.includes('__'))
        .join(' ')
    : text;

/** A place to cut: white space with no digit before it, since "3 000" cut in two would be another number. */
const gap = /(?<=[^\s\d])\s+/gu;

/**
 * `text` in at most `max` characters: whole if it fits, else cut after a clause, else after a word, and marked
 * with "…". A figure is never cut. May be empty where there is nowhere to cut.
 */
export function shorten(text: string, max: number): string {
  const plain = text.replace(/\s+/gu, ' ').trim();
  if (plain.length <= max) return plain;
  const head = plain.slice(0, max);
  const cuts = [...head.matchAll(gap)].map((match) => head.slice(0, match.index));
  const clause = cuts.findLast((cut) => /[,;:.!?]$/u.test(cut) && cut.length > max * 0.6);
  const kept = clause ?? cuts.at(-1) ?? unspaced(head.slice(0, max - 1));
  const trimmed = kept.replace(/[\s,;:.–—-]+$/u, '');
  return trimmed && `${trimmed}…`;
}

/** One word longer than the limit: without half a character or a piece of a number at its end. */
const unspaced = (word: string): string => word.replace(/[\uD800-\uDBFF]$/u, '').replace(/\d+[\d.,]*$/u, '');
