import { offeredLanguage } from '../language.ts';
import type { Language } from '../speech.ts';
import { isOwnFamily, peopleIn } from './people.ts';
import { read, type Reading } from './reading.ts';

/** What ties a place to those who are from there. */
const from = /^(?:de|du|des|d|of|in|from|at|around|à|a)$/u;

/** Those whom an answer is about, in its own words ("les mareyeuses de Joal"), or undefined where that is not sure. */
export function servedIn(answer: string, language: Language): string | undefined {
  if (answer === '' || offeredLanguage(answer) !== language) return undefined;
  const reading = read(answer);
  for (const index of peopleIn(reading)) {
    if (!/[sx]$/u.test(reading.words[index]!.text) || isOwnFamily(reading, index)) continue;
    const phrase = language === 'fr' ? frenchPhrase(reading, index) : englishPhrase(reading, index);
    if (phrase !== undefined) return phrase;
  }
  return undefined;
}

/** "les" or "aux" and the noun, at most one word between. */
function frenchPhrase(reading: Reading, index: number): string | undefined {
  const article = [1, 2].find((back) => /^(?:les|des|aux)$/u.test(reading.words[index - back]?.text ?? ''));
  const first = article === undefined ? index : index - article + 1;
  if (article === undefined && index > 0) return undefined;
  return `les ${lower(reading.text.slice(reading.words[first]!.start, endOf(reading, index)))}`;
}

/** The noun alone, where it opens a clause or follows a word that plain nouns follow. */
function englishPhrase(reading: Reading, index: number): string | undefined {
  const before = reading.words[index - 1]?.text ?? '';
  const free =
    reading.words[index]!.opensClause || /^(?:for|of|the|by|are|is|serve|to|that|with)$/u.test(before);
  return free ? lower(reading.text.slice(reading.words[index]!.start, endOf(reading, index))) : undefined;
}

/** With the place they are from, where a name follows. */
function endOf(reading: Reading, index: number): number {
  const tie = reading.words[index + 1];
  const name = reading.words[index + 2];
  const tied = tie && name && from.test(tie.text) && name.capital && !name.opensClause;
  return (tied ? name : reading.words[index]!).end;
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
