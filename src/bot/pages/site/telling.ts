import { sentences } from '../../../agents/prose.ts';

const plain = (text: string): string =>
  text
    .replace(/[\s.…]+/gu, ' ')
    .trim()
    .toLowerCase();

/** Tells each sentence once: a page whose parts come from the same answers would repeat itself. */
export class Telling {
  #told = '';

  /** Notes a text as told. */
  tell(text: string): void {
    this.#told += ` ${plain(text)} |`;
  }

  #knows(sentence: string): boolean {
    return this.#told.includes(plain(sentence));
  }

  /** The sentences of a text that were not told before, which are so from now on. */
  fresh(text: string): string[] {
    const found = sentences(text).filter((sentence) => !this.#knows(sentence));
    for (const sentence of found) this.tell(sentence);
    return found;
  }
}
