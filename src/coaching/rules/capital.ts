import { read } from './reading.ts';

export const withCapital = (text: string): string =>
  text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

/** The text without the capital of its first word, where that is a word of the language rather than a name. */
export function withoutCapital(text: string): string {
  const [first = ''] = /^[\p{L}\p{M}]+/u.exec(text) ?? [];
  const reading = read(first);
  const plain = (['common', 'generic', 'people', 'action', 'need', 'unit', 'contrast'] as const).some(
    (category) => reading.at(0, category),
  );
  return plain && first !== 'I' ? first.toLowerCase() + text.slice(first.length) : text;
}
