import { createHash } from 'node:crypto';
import { FontPack, type Range } from '../font-pack.ts';

/** A typeface as a style sheet names it: all under the Open Font Licence. */
export interface Face {
  family: string;
  pack: FontPack;
  weight: number;
  italic?: true;
}

/** A family in several weights. `address`: as `FontPack` takes it. */
export const facesOf = (family: string, address: string, ...weights: number[]): Face[] => {
  const pack = new FontPack(address);
  return weights.map((weight) => ({ family, pack, weight }));
};

/** What is drawn in Arabic letters, whatever the design. */
export const arabicFamily = 'IBM Plex Sans Arabic';
const arabicFaces = facesOf(
  arabicFamily,
  import.meta.resolve('@fontsource/ibm-plex-sans-arabic/unicode.json'),
  400,
  700,
);

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
  ranges: Range[];
}

const loaded = new Map<string, Piece[]>();

function piecesOf(face: Face): Piece[] {
  const { pack, weight } = face;
  const style = face.italic ? 'italic' : 'normal';
  const key = `${pack.name} ${weight} ${style}`;
  const known = loaded.get(key);
  if (known) return known;
  const found = pieces
    .filter((piece) => (face.family === arabicFamily) === (piece === 'arabic'))
    .flatMap((piece) => {
      const range = pack.unicodeRange(piece);
      if (range === undefined) return [];
      const file = `${pack.name}-${piece}-${weight}-${style}.woff2`;
      const bytes = pack.file(file);
      const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 10);
      const name = file.replace('.woff2', `.${hash}.woff2`);
      return [{ face, name, bytes, range, ranges: pack.ranges(piece) }];
    });
  loaded.set(key, found);
  return found;
}

/** Every file that a site of these faces may fetch, by its name. */
export const fontFiles = (faces: readonly Face[]): Map<string, Buffer> =>
  new Map([...faces, ...arabicFaces].flatMap(piecesOf).map(({ name, bytes }) => [name, bytes]));

/** Whether a text has a character of the piece. */
const occursIn = (points: readonly number[], { ranges }: Piece): boolean =>
  points.some((point) => ranges.some(([first, last]) => point >= first && point <= last));

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
export function enclosedFonts(faces: readonly Face[], text: string): string {
  const points = [...new Set(text)].map((character) => character.codePointAt(0)!);
  return [...faces, ...arabicFaces]
    .flatMap(piecesOf)
    .filter((piece) => occursIn(points, piece))
    .map((piece) => rule(piece, `data:font/woff2;base64,${piece.bytes.toString('base64')}`))
    .join('');
}
