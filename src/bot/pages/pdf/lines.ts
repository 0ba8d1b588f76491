import bidiFactory, { type Bidi } from 'bidi-js';
import { lastResort, pieceFor, type Piece, type Weight } from './fonts.ts';

/** Characters of one font and one direction. */
interface Run {
  /** In the order in which a font takes them. */
  text: string;
  /** In the order in which they are read. */
  said: string;
  piece: Piece;
  /** Odd: from right to left. */
  level: number;
  width: number;
}

/** A line of text, its runs from left to right as they are drawn. */
export interface Line {
  runs: Run[];
  width: number;
}

export interface Typesetting {
  size: number;
  weight: Weight;
  /** Where a text has no letter that tells its direction. */
  direction: 'ltr' | 'rtl';
}

/** The package is the function itself, though its types speak of a default export. */
const bidi = (bidiFactory as unknown as () => Bidi)();

/** Control and formatting characters, and pictures such as a smile: none has a glyph in these fonts. */
const unwanted = /[\p{Cc}\p{Cf}\p{Co}\p{Emoji_Presentation}\p{Emoji_Modifier}\ufe0e\ufe0f]/gu;

/** A text in one paragraph, of what can be drawn. */
const drawable = (text: string): string =>
  text.toWellFormed().normalize('NFC').replace(/\s/gu, ' ').replace(unwanted, '').replace(/ +/gu, ' ').trim();

/** Where a line may end: after white space, but not before a French mark or inside a number in groups. */
const words = /(?:[^ ]|(?<=\d) (?=\d)| (?=[:;!?»]))+ */gu;

const widths = new WeakMap<Piece, Map<string, number>>();

/** Width of a run at size 1. Kept for words, which repeat; not for what is longer. */
function widthOf(text: string, piece: Piece): number {
  const known = widths.get(piece) ?? new Map<string, number>();
  widths.set(piece, known);
  const found = known.get(text);
  if (found !== undefined) return found;
  const width = piece.font.layout(text).advanceWidth / piece.font.unitsPerEm;
  if (text.length <= 20 && known.size < 5_000) known.set(text, width);
  return width;
}

const isMark = /^\p{M}$/u;

/** The piece for each character; marks stand with their letter, and a space with what is before it. */
function* pieces(text: string, weight: Weight): Generator<{ character: string; piece: Piece }> {
  let before: Piece | undefined;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const keeps = before !== undefined && (character === ' ' || isMark.test(character));
    const piece: Piece =
      keeps && before!.font.hasGlyphForCodePoint(code)
        ? before!
        : (pieceFor(code, weight) ?? lastResort(weight));
    yield { character, piece };
    before = piece;
  }
}

const mirrored = (character: string): string => bidi.getMirroredCharacter(character) ?? character;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** A run as a font takes it: brackets turned round, and what a font would not reverse by itself reversed. */
function oriented({ said, level }: Run): string {
  if (level % 2 === 0) return said;
  const text = [...said].map(mirrored);
  return (rightToLeft.test(said) ? text : text.reverse()).join('');
}

/** The runs of part of a text in the order of their characters. `levels`: one for each UTF-16 unit of it. */
function runsOf(text: string, levels: ArrayLike<number>, offset: number, how: Typesetting): Run[] {
  const runs: Run[] = [];
  let at = offset;
  for (const { character, piece } of pieces(text, how.weight)) {
    const level = levels[at]!;
    const last = runs.at(-1);
    // From right to left a run is one word: words repeat, and what was shaped once is kept.
    const goesOn = last?.piece === piece && last.level === level;
    if (goesOn && !(level % 2 === 1 && last.said.endsWith(' '))) last.said += character;
    else runs.push({ text: '', said: character, piece, level, width: 0 });
    at += character.length;
  }
  for (const run of runs) {
    run.text = oriented(run);
    run.width = widthOf(run.text, run.piece) * how.size;
  }
  return runs;
}

/** Rule L2 of the bidirectional algorithm, on runs. */
function reordered(runs: Run[]): Run[] {
  const line = [...runs];
  const highest = Math.max(0, ...line.map(({ level }) => level));
  for (let level = highest; level > 0; level--) {
    for (let start = 0; start < line.length; start++) {
      let end = start;
      while (end < line.length && line[end]!.level >= level) end++;
      if (end > start) line.splice(start, end - start, ...line.slice(start, end).reverse());
      start = end;
    }
  }
  return line;
}

/** The longest beginning of a word that fits a width, at least one character. */
function fitting(word: string, width: number, how: Typesetting): string {
  let fits = '';
  let taken = 0;
  for (const { character, piece } of pieces(word, how.weight)) {
    taken += widthOf(character, piece) * how.size;
    if (fits !== '' && taken > width && !isMark.test(character)) break;
    fits += character;
  }
  return fits;
}

/** A word of so many characters fits no page, and is not measured whole. */
const surelyTooWide = 500;

/** Breaks a text into lines of at most `width` points. `rtl`: the text as a whole runs from right to left. */
export function linesOf(given: string, width: number, how: Typesetting): { lines: Line[]; rtl: boolean } {
  const text = drawable(given);
  const base = /\p{L}/u.test(text) ? undefined : how.direction;
  // A no-break space holds the groups of a number together, whose order would turn round otherwise.
  const held = text.replace(/(?<=\d) (?=\d)/gu, '\u00a0');
  const { levels, paragraphs } = bidi.getEmbeddingLevels(held, base);
  const bounds: [number, number][] = [];
  let start = 0;
  let used = 0;
  const measure = (part: string): number =>
    [...runsOf(part, new Uint8Array(part.length), 0, how)].reduce((sum, run) => sum + run.width, 0);
  for (const match of text.matchAll(words)) {
    let [word] = match;
    let at = match.index;
    if (used > 0 && (word.length > surelyTooWide || used + measure(word.trimEnd()) > width)) {
      bounds.push([start, at]);
      [start, used] = [at, 0];
    }
    while (word.length > surelyTooWide || measure(word.trimEnd()) > width) {
      const head = fitting(word, width, how);
      at += head.length;
      bounds.push([start, at]);
      word = word.slice(head.length);
      start = at;
    }
    used += measure(word);
  }
  if (start < text.length) bounds.push([start, text.length]);
  const lines = bounds.map(([from, to]): Line => {
    const runs = reordered(runsOf(text.slice(from, to).trimEnd(), levels, from, how));
    return { runs, width: runs.reduce((sum, run) => sum + run.width, 0) };
  });
  return { lines, rtl: (paragraphs[0]?.level ?? (how.direction === 'rtl' ? 1 : 0)) % 2 === 1 };
}
