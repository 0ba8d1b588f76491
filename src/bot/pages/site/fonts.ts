import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';

/** A typeface as a style sheet names it: all under the Open Font Licence, from `@fontsource`. */
export interface Face {
  family: string;
  /** The package's last name. */
  pack: string;
  weight: number;
  italic?: true;
}

/** What is drawn in Arabic letters, whatever the design. */
export const arabicFamily = 'IBM Plex Sans Arabic';
const arabicFaces: readonly Face[] = [400, 700].map((weight) => ({
  family: arabicFamily,
  pack: 'ibm-plex-sans-arabic',
  weight,
}));

/**
 * A typeface is published in pieces; a browser fetches those whose characters occur. The pieces hold the letters of
 * the Latin script, ŋ and ɛ among them, and the Arabic ones.
 */
const pieces = ['arabic', 'vietnamese', 'latin-ext', 'latin'] as const;

interface Piece {
  face: Face;
  /** The file's name, with a part that changes with its content. */
  name: string;
  bytes: Buffer;
  /** As in `unicode-range`. */
  range: string;
}

const loaded = new Map<string, Piece[]>();

function piecesOf(face: Face): Piece[] {
  const key = `${face.pack} ${face.weight} ${face.italic ? 'italic' : 'normal'}`;
  const known = loaded.get(key);
  if (known) return known;
  const folder = new URL('.', import.meta.resolve(`@fontsource/${face.pack}/unicode.json`));
  const read = (file: string) => readFileSync(fileURLToPath(new URL(file, folder)));
  const ranges = JSON.parse(read('unicode.json').toString()) as Record<string, string>;
  const found = pieces
    .filter((piece) => piece in ranges && (face.family === arabicFamily) === (piece === 'arabic'))
    .map((piece) => {
      const file = `${face.pack}-${piece}-${face.weight}-${face.italic ? 'italic' : 'normal'}.woff2`;
      const bytes = read(`files/${file}`);
      const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 10);
      const name = file.replace('.woff2', `.${hash}.woff2`);
      return { face, name, bytes, range: ranges[piece]! };
    });
  loaded.set(key, found);
  return found;
}

/** Every file that a site of these faces may fetch, by its name. */
export const fontFiles = (faces: readonly Face[]): Map<string, Buffer> =>
  new Map([...faces, ...arabicFaces].flatMap(piecesOf).map(({ name, bytes }) => [name, bytes]));

const bounds = (range: string): [number, number][] =>
  range.split(',').map((part) => {
    const [first, last = first] = part
      .trim()
      .slice(2)
      .split('-')
      .map((code) => parseInt(code, 16));
    return [first!, last!];
  });

/** Whether a text has a character of the piece. */
function occursIn(text: string, { range }: Piece): boolean {
  const ranges = bounds(range);
  const points = new Set([...text].map((character) => character.codePointAt(0)!));
  return [...points].some((point) => ranges.some(([first, last]) => point >= first && point <= last));
}

const rule = ({ face, range }: Piece, address: string): string =>
  `@font-face{font-family:"${face.family}";font-weight:${face.weight};font-style:${face.italic ? 'italic' : 'normal'};` +
  `font-display:swap;src:url(${address})format("woff2");unicode-range:${range}}`;

/** Font faces that are fetched from `folder`, which ends with a slash. */
export const linkedFonts = (faces: readonly Face[], folder: string): string =>
  [...faces, ...arabicFaces]
    .flatMap(piecesOf)
    .map((piece) => rule(piece, folder + piece.name))
    .join('');

/** Font faces that stand in the style sheet itself: of those pieces that `text` needs. */
export const enclosedFonts = (faces: readonly Face[], text: string): string =>
  [...faces, ...arabicFaces]
    .flatMap(piecesOf)
    .filter((piece) => occursIn(text, piece))
    .map((piece) => rule(piece, `data:font/woff2;base64,${piece.bytes.toString('base64')}`))
    .join('');
