import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import opentype from 'opentype.js';

/** A typeface in the pieces in which it is published; each piece holds other characters. */
class Typeface {
  readonly #files: readonly string[];
  #fonts: opentype.Font[] | undefined;

  /** `files`: the addresses of WOFF files; they are read when a first text is drawn. */
  constructor(...files: string[]) {
    this.#files = files;
  }

  get #loaded(): opentype.Font[] {
    return (this.#fonts ??= this.#files.map((file) => {
      const bytes = readFileSync(fileURLToPath(file));
      return opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    }));
  }

  /** The piece that holds this character. */
  #fontOf(character: string): opentype.Font | undefined {
    return this.#loaded.find((font) => font.charToGlyphIndex(character) > 0);
  }

  has(text: string): boolean {
    return [...text].every((character) => this.#fontOf(character) !== undefined);
  }

  /** Glyph by glyph, with kerning: Latin letters need no other shaping. */
  *glyphs(text: string, size: number): Generator<{ glyph: opentype.Glyph; x: number }, number> {
    let x = 0;
    let before: { font: opentype.Font; glyph: opentype.Glyph } | undefined;
    for (const character of text) {
      const font = this.#fontOf(character);
      if (!font) continue;
      const glyph = font.charToGlyph(character);
      const scale = size / font.unitsPerEm;
      if (before?.font === font) x += font.getKerningValue(before.glyph, glyph) * scale;
      yield { glyph, x };
      x += (glyph.advanceWidth ?? 0) * scale;
      before = { font, glyph };
    }
    return x;
  }
}

/**
 * In order of preference: one with character, then one with characters. Both under the Open Font Licence. The
 * Vietnamese pieces hold the dotted vowels of Yoruba and Igbo.
 */
const typefaces = [
  new Typeface(
    import.meta.resolve('@fontsource/bricolage-grotesque/files/bricolage-grotesque-latin-700-normal.woff'),
    import.meta
      .resolve('@fontsource/bricolage-grotesque/files/bricolage-grotesque-latin-ext-700-normal.woff'),
    import.meta
      .resolve('@fontsource/bricolage-grotesque/files/bricolage-grotesque-vietnamese-700-normal.woff'),
  ),
  new Typeface(
    import.meta.resolve('@fontsource/noto-sans/files/noto-sans-latin-700-normal.woff'),
    import.meta.resolve('@fontsource/noto-sans/files/noto-sans-latin-ext-700-normal.woff'),
    import.meta.resolve('@fontsource/noto-sans/files/noto-sans-vietnamese-700-normal.woff'),
  ),
];

/** The typeface that holds every character of a text: one face for the whole of it. */
const faceFor = (text: string): Typeface | undefined => typefaces.find((face) => face.has(text));

/** Whether a text can be drawn whole. */
export const canDraw = (text: string): boolean => faceFor(text) !== undefined;

/** Width of a line of text at a font size, both in the drawing's units; 0 if it cannot be drawn. */
export function lineWidth(text: string, size: number): number {
  const glyphs = faceFor(text)?.glyphs(text, size);
  for (let next = glyphs?.next(); next; next = glyphs!.next()) if (next.done) return next.value;
  return 0;
}

/** The outline of a line of text, its baseline's middle at `x`, `y`, as the `d` of an SVG path. */
export function outline(text: string, x: number, y: number, size: number): string {
  const left = x - lineWidth(text, size) / 2;
  let d = '';
  for (const drawn of faceFor(text)?.glyphs(text, size) ?? []) {
    d += drawn.glyph.getPath(left + drawn.x, y, size).toPathData(1);
  }
  return d;
}
