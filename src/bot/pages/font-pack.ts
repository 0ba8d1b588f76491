import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Code points, first and last. */
export type Range = readonly [number, number];

/**
 * A typeface as `@fontsource` publishes it: in pieces, each for some characters. `address`: where its `unicode.json`
 * lies, which names the pieces.
 */
export class FontPack {
  /** The name of its files, such as `noto-sans`. */
  readonly name: string;
  readonly #folder: URL;
  #ranges: Readonly<Record<string, string>> | undefined;

  constructor(address: string) {
    this.#folder = new URL('.', address);
    this.name = this.#folder.pathname.split('/').at(-2)!;
  }

  /** The characters of a piece, as `unicode-range` of a style sheet takes them; undefined where there is no such piece. */
  unicodeRange(piece: string): string | undefined {
    this.#ranges ??= JSON.parse(this.#read('unicode.json').toString()) as Record<string, string>;
    return this.#ranges[piece];
  }

  ranges(piece: string): Range[] {
    return (this.unicodeRange(piece) ?? '').split(',').map((range) => {
      const [first, last = first] = range
        .trim()
        .slice(2)
        .split('-')
        .map((code) => parseInt(code, 16));
      return [first!, last!];
    });
  }

  /** One of its files, by its name in `files/`. */
  file(name: string): Buffer {
    return this.#read(`files/${name}`);
  }

  #read(path: string): Buffer {
    return readFileSync(fileURLToPath(new URL(path, this.#folder)));
  }
}
