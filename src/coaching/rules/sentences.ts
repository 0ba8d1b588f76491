/** What ends with a stop without ending a sentence: days, titles, measures. */
const abbreviation =
  /(?:(?:^|[^\d\s]\s|\()\p{L}|(?:^|[\s(])(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun|seg|ter|qua|qui|sex|sab|sáb|dom|mr|mrs|dr|prof|st|no|nr|tel|tél|env|max|min|approx|av|bd|rte|ex|cf|vs|p\.ex|ksh|kshs|shs|rs))\.$/iu;

/**
 * The sentences of a text, each with its own end mark; a line break ends one too. A stop inside a figure, an address or
 * an abbreviation ends none.
 */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  for (const line of text.split(/\n+/u)) {
    let start = 0;
    for (const { index, 0: mark } of line.matchAll(/[.!?؟…]+["»)]*(?=\s|$)/gu)) {
      const end = index + mark.length;
      if (mark.startsWith('.') && mark.length === 1 && abbreviation.test(line.slice(start, end))) continue;
      // "Seg. a sáb.": a short word, and what follows goes on in lower case.
      if (/(?:^|\s)\p{L}{1,3}\.$/u.test(line.slice(start, end)) && /^\s+\p{Ll}/u.test(line.slice(end)))
        continue;
      sentences.push(line.slice(start, end));
      start = end;
    }
    sentences.push(line.slice(start));
  }
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}
