import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import opentype from 'opentype.js';

interface Placed {
  glyph: opentype.Glyph;
  /** From the beginning of the line. */
  x: number;
}

interface Typeface {
  /** Whether it holds every character of a text. */
  has(text: string): boolean;
  /** The glyphs of a line, from left to right, and its width, in units of a font size. */
  line(text: string, size: number): { glyphs: Placed[]; width: number };
}

function load(file: string): opentype.Font {
  const bytes = readFileSync(fileURLToPath(file));
  return opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/**
 * A typeface of letters that stand side by side, in the pieces in which it is published; each piece holds other
 * characters. `files`: the addresses of WOFF files; they are read when a first text is drawn.
 */
function unjoined(...files: string[]): Typeface {
  let loaded: opentype.Font[] | undefined;
  const fontOf = (character: string) =>
    (loaded ??= files.map(load)).find((font) => font.charToGlyphIndex(character) > 0);
  return {
    has: (text) => [...text].every((character) => fontOf(character) !== undefined),
    line(text, size) {
      const glyphs: Placed[] = [];
      let x = 0;
      let before: { font: opentype.Font; glyph: opentype.Glyph } | undefined;
      for (const character of text) {
        const font = fontOf(character);
        if (!font) continue;
        const glyph = font.charToGlyph(character);
        const scale = size / font.unitsPerEm;
        if (before?.font === font) x += font.getKerningValue(before.glyph, glyph) * scale;
        glyphs.push({ glyph, x });
        x += (glyph.advanceWidth ?? 0) * scale;
        before = { font, glyph };
      }
      return { glyphs, width: x };
    },
  };
}

/** A typeface of letters that join, and run from right to left. Marks above and below them would not be placed. */
function joined(file: string): Typeface {
  let loaded: opentype.Font | undefined;
  const font = () => (loaded ??= load(file));
  return {
    has: (text) =>
      /\p{Script=Arabic}/u.test(text) &&
      !/\p{M}/u.test(text) &&
      [...text].every((character) => font().charToGlyphIndex(character) > 0),
    line(text, size) {
      const glyphs: Placed[] = [];
      let x = 0;
      // In the order in which they are seen, each in the form that its neighbours ask for.
      for (const glyph of font().stringToGlyphs(text)) {
        glyphs.push({ glyph, x });
        x += ((glyph.advanceWidth ?? 0) * size) / font().unitsPerEm;
      }
      return { glyphs, width: x };
    },
  };
}

/**
 * In order of preference: one with character, then one with characters. Both under the Open Font Licence. The
 * Vietnamese pieces hold the dotted vowels of Yoruba and Igbo.
 */
const typefaces: readonly Typeface[] = [
  unjoined(
    import.meta.resolve('@fontsource/bricolage-grotesque/files/bricolage-grotesque-latin-700-normal.woff'),
    import.meta
      .resolve('@fontsource/bricolage-grotesque/files/bricolage-grotesque-latin-ext-700-normal.woff'),
    import.meta
      .resolve('@fontsource/bricolage-grotesque/files/bricolage-grotesque-vietnamese-700-normal.woff'),
  ),
  unjoined(
    import.meta.resolve('@fontsource/noto-sans/files/noto-sans-latin-700-normal.woff'),
    import.meta.resolve('@fontsource/noto-sans/files/noto-sans-latin-ext-700-normal.woff'),
    import.meta.resolve('@fontsource/noto-sans/files/noto-sans-vietnamese-700-normal.woff'),
  ),
  joined(
    import.meta.resolve('@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-700-normal.woff'),
  ),
];

/** The typeface that holds every character of a text: one face for the whole of it. */
const faceFor = (text: string): Typeface | undefined => typefaces.find((face) => face.has(text));

/** Whether a text can be drawn whole. */
export const canDraw = (text: string): boolean => faceFor(text) !== undefined;

/** Width of a line of text at a font size, both in the drawing's units; 0 if it cannot be drawn. */
export const lineWidth = (text: string, size: number): number => faceFor(text)?.line(text, size).width ?? 0;

/** The outline of a line of text, its baseline's middle at `x`, `y`, as the `d` of an SVG path. */
export function outline(text: string, x: number, y: number, size: number): string {
  const { glyphs, width } = faceFor(text)?.line(text, size) ?? { glyphs: [], width: 0 };
  return glyphs.map((drawn) => pathData(drawn.glyph.getPath(x - width / 2 + drawn.x, y, size))).join('');
}

/** Not the package's own, which now and then rounds a coordinate to NaN. */
const pathData = ({ commands }: opentype.Path): string =>
  commands
    .map((command) => {
      const { type, ...points } = command;
      const at = points as Partial<Record<'x1' | 'y1' | 'x2' | 'y2' | 'x' | 'y', number>>;
      return (
        type +
        [at.x1, at.y1, at.x2, at.y2, at.x, at.y]
          .filter((value) => value !== undefined)
          .map((value) => Math.round(value * 10) / 10)
          .join(' ')
      );
    })
    .join('');
