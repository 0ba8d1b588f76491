import { create, type Font } from 'fontkit';
import { FontPack, type Range } from '../font-pack.ts';
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
const noto = new FontPack(import.meta.resolve('@fontsource/noto-sans/unicode.json'));
const plex = new FontPack(import.meta.resolve('@fontsource/ibm-plex-sans-arabic/unicode.json'));
const sources: readonly (readonly [FontPack, string])[] = [
  [noto, 'latin'],
  [noto, 'latin-ext'],
  [noto, 'vietnamese'],
  [plex, 'arabic'],
  [noto, 'cyrillic'],
  [noto, 'cyrillic-ext'],
  [noto, 'greek'],
  [noto, 'greek-ext'],
  [noto, 'devanagari'],
];

interface Shelf {
  ranges: readonly Range[];
  load: () => Piece;
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Off: the composition and decomposition of glyphs. The types know lists of what is on only. */
const wholeLetters = { ccmp: false } as unknown as string[];

/**
 * A font that leaves letters whole and says of each glyph what it shows, so that the text can be got out of a document
 * again. fontkit calls the first piece of a letter taken apart the whole letter; it keeps no character for a glyph
 * that it met first as a part of another, such as the E of an É that it wrote out; and readers turn round what runs
 * from right to left letter by letter, those of a ligature too, whose letters stand in the order of the eye here.
 */
function readable(font: Font): Font {
  const layout = font.layout.bind(font);
  const getGlyph = font.getGlyph.bind(font);
  const turned = new Set<number>();
  font.getGlyph = (id, characters = []) => {
    const glyph = getGlyph(id, characters);
    if (glyph.codePoints.length === 0) Object.assign(glyph, { codePoints: [...characters] });
    return glyph;
  };
  font.layout = (text) => {
    const run = layout(text, wholeLetters);
    if (run.direction === 'rtl')
      for (const glyph of run.glyphs.filter(({ id }) => !turned.has(id))) {
        Object.assign(glyph, { codePoints: glyph.codePoints.toReversed() });
        turned.add(glyph.id);
      }
    return run;
  };
  return font;
}

const shelves = once(() => {
  const of = (weight: Weight): Shelf[] =>
    sources.map(([pack, part]) => {
      const name = `${pack.name}-${part}-${weight}`;
      const load = once((): Piece => {
        // A file of ours with one font in it, not a collection.
        const font = create(unpackWoff(pack.file(`${name}-normal.woff`))) as Font;
        return { name, font: readable(font) };
      });
      return { ranges: pack.ranges(part), load };
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
