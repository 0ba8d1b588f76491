import { francAll } from 'franc';
import { languages, type Language } from './speech.ts';

/** The languages in which owners write, by their ISO 639-3 codes: told apart so that none is taken for another. */
const written: Readonly<Record<string, string>> = {
  eng: 'en',
  fra: 'fr',
  por: 'pt',
  arb: 'ar',
  swh: 'sw',
  wol: 'wo',
};
const codes = Object.keys(written);

/** Words of two letters or more; no detector is right about shorter texts. */
const fewestWords = 6;

/** The best language scores 1; where the second comes closer than this, the text does not tell. */
const clearlyLess = 0.92;

/** The language of a text that is long enough to tell, as ISO 639-1, or undefined. */
export function writtenLanguage(text: string): string | undefined {
  const words = text.match(/[\p{L}\p{M}]{2,}/gu) ?? [];
  if (words.length < fewestWords) return undefined;
  const [best, second] = francAll(text, { only: codes });
  if (!best || (second && second[1] > clearlyLess)) return undefined;
  return written[best[0]];
}

/** The same, of the languages that are offered. */
export function offeredLanguage(text: string): Language | undefined {
  const found = writtenLanguage(text);
  return languages.find((language) => language === found);
}
