import { fold } from '../text.ts';
import { findFigures, type Figure } from './figures.ts';
import { look, type Hit } from './lexicon.ts';
import type { Category } from './lexicon/category.ts';

export interface Word {
  /** Folded: lower case, no accents. */
  text: string;
  /** As typed. */
  raw: string;
  start: number;
  end: number;
  /** Written with a capital first letter. */
  capital: boolean;
  /** First of its sentence (or line, or after a colon). */
  opens: boolean;
  /** First of its clause: after any punctuation. */
  opensClause: boolean;
}

/** Beyond this an answer tells nothing new about how complete it is; characters. */
const longest = 3000;

const arabicDigits = /[\u0660-\u0669\u06f0-\u06f9]/gu;
const westernDigit = (digit: string): string => String(((digit.codePointAt(0)! - 0x660) % 0x90) % 10);

/** An answer taken apart once; each stage then asks its own questions of it. */
export interface Reading {
  /** What was typed, with western digits and plain apostrophes; same length and positions. */
  text: string;
  words: readonly Word[];
  figures: readonly Figure[];
  /** Hits of a category, in order. */
  hits(category: Category | 'place'): readonly Hit[];
  has(category: Category | 'place'): boolean;
  /** Whether a category covers the word at an index. */
  at(index: number, category: Category | 'place'): boolean;
  /** Words that are not common, generic or a figure: what makes the answer this owner's. */
  concrete: readonly number[];
}

const none: readonly Hit[] = [];

export function read(answer: string): Reading {
  const text = answer
    .slice(0, longest)
    .replace(arabicDigits, westernDigit)
    .replace(/[\u2018\u2019\u02bc\u00b4`]/gu, "'");
  const words = wordsOf(text);
  const hits = new Map<Hit['category'], Hit[]>();
  const covered = new Map<Hit['category'], Set<number>>();
  for (const hit of look(words.map((word) => word.text))) {
    const known = hits.get(hit.category);
    if (known) known.push(hit);
    else hits.set(hit.category, [hit]);
    const set = covered.get(hit.category) ?? new Set<number>();
    covered.set(hit.category, set);
    for (let index = hit.from; index < hit.to; index++) set.add(index);
  }
  const at = (index: number, category: Hit['category']): boolean =>
    covered.get(category)?.has(index) === true;
  const dull: Hit['category'][] = [
    'common',
    'generic',
    'cliche',
    'number',
    'greeting',
    'everyone',
    'unknown',
    'buzz',
  ];
  return {
    text,
    words,
    figures: findFigures(text),
    hits: (category) => hits.get(category) ?? none,
    has: (category) => hits.has(category),
    at,
    concrete: words.flatMap((word, index) =>
      word.text.length > 1 && !/\d/u.test(word.text) && !dull.some((category) => at(index, category))
        ? [index]
        : [],
    ),
  };
}

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let previousEnd = 0;
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const raw = match[0];
    const gap = text.slice(previousEnd, match.index);
    const first = words.length === 0;
    words.push({
      text: fold(raw),
      raw,
      start: match.index,
      end: match.index + raw.length,
      capital: /^\p{Lu}/u.test(raw),
      opens: first || /[.!?\n:;…•«"]/u.test(gap),
      opensClause: first || /[^\s'’]/u.test(gap),
    });
    previousEnd = match.index + raw.length;
  }
  return words;
}
