import stopwords from 'stopwords-iso' with { type: 'json' };
import { writtenLanguage } from '../../coaching/language.ts';
import { fold } from '../../coaching/text.ts';

/** The languages in which owners write, those without a list of small words apart. */
const small = new Map(
  Object.entries(stopwords)
    .filter(([language]) => ['en', 'fr', 'pt', 'ar', 'sw'].includes(language))
    .map(([language, words]) => [language, new Set(words.map(fold))]),
);

/** Languages share some small words, and lists of goods have few: so many more of another language tell. */
const telling = 2;

/** Whether a text may be in a language (ISO 639-1): by its whole, or where it is too short for that by its small words. */
export function isIn(language: string, text: string): boolean {
  const told = writtenLanguage(text);
  if (told !== undefined) return told === language;
  const words = fold(text).split(' ');
  const inIt = (other: string): number => words.filter((word) => small.get(other)?.has(word)).length;
  return [...small.keys()].every((other) => inIt(other) < inIt(language) + telling);
}
