import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { create, type Font } from 'fontkit';
import { unpackWoff } from './woff.ts';

export type Weight = 400 | 700;

/** A piece of a typeface, loaded when a first character of it is drawn. */
export interface Piece {
  /** Its name in a document. */
  name: string;
  font: Font;
}

/**
 * Noto Sans in the pieces in which it is published, in order of preference: Latin with the letters of African and
 * European languages (ŋ, ɛ, ẹ), Cyrillic, Greek, Devanagari; and IBM Plex Sans for Arabic, since its letters are whole:
 * where a font composes them of parts, the text cannot be got out of the document again. Open Font Licence, all of them.
 */
const sources = [
  ...['latin', 'latin-ext', 'vietnamese'].map((part) => ['noto-sans', part] as const),
  ['ibm-plex-sans-arabic', 'arabic'] as const,
  ...['cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'devanagari'].map(
    (part) => ['noto-sans', part] as const,
  ),
];

interface Shelf {
  name: string;
  ranges: readonly (readonly [number, number])[];
  load: () => Piece;
}

const rangesOf = (pack: string, part: string): [number, number][] => {
  const file = fileURLToPath(import.meta.resolve(`@fontsource/${pack}/unicode.json`));
  const ranges = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  return ranges[part]!.split(',').map((range) => {
    const [first, last = first] = range
      .trim()
      .slice(2)
      .split('-')
      .map((code) => parseInt(code, 16));
    return [first!, last!];
  });
};

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

const shelves = once(() => {
  const of = (weight: Weight): Shelf[] =>
    sources.map(([pack, part]) => {
      const name = `${pack}-${part}-${weight}`;
      const load = once((): Piece => {
        const address = import.meta.resolve(`@fontsource/${pack}/files/${name}-normal.woff`);
        // A file of ours with one font in it, not a collection.
        return { name, font: create(unpackWoff(readFileSync(fileURLToPath(address)))) as Font };
      });
      return { name, ranges: rangesOf(pack, part), load };
    });
  return { 400: of(400), 700: of(700) };
});

const found = new Map<string, Piece | undefined>();

/** The piece that holds a character; undefined where none does. */
export function pieceFor(codePoint: number, weight: Weight): Piece | undefined {
  const key = `${weight} ${codePoint}`;
  if (!found.has(key)) {
    const shelf = shelves()[weight].find(
      ({ ranges, load }) =>
        ranges.some(([first, last]) => codePoint >= first && codePoint <= last) &&
        load().font.hasGlyphForCodePoint(codePoint),
    );
    found.set(key, shelf?.load());
  }
  return found.get(key);
}

/** The piece for a character that no typeface holds: it shows an empty box. */
export const lastResort = (weight: Weight): Piece => shelves()[weight][0]!.load();
