import { fold } from '../text.ts';
import { categories, type Category, type Lexicon } from './lexicon/category.ts';
import { english } from './lexicon/en.ts';
import { french } from './lexicon/fr.ts';
import { others } from './lexicon/other.ts';
import { knownPlaces } from './lexicon/places.ts';
import { portuguese } from './lexicon/pt.ts';

/** A match of the lexicon: words `from` to `to`, exclusive. */
export interface Hit {
  category: Category | 'place';
  from: number;
  to: number;
}

interface Phrase {
  category: Hit['category'];
  words: string[];
  /** The last word may go on: "livr*". */
  open: boolean;
}

const phrases: Phrase[] = [];
for (const lexicon of [french, english, portuguese, others])
  for (const category of categories) collect(lexicon, category);
for (const place of knownPlaces.split(',')) add(place, 'place');

function collect(lexicon: Lexicon, category: Category): void {
  for (const entry of lexicon[category]?.split(',') ?? []) add(entry, category);
}

function add(entry: string, category: Hit['category']): void {
  const open = entry.includes('*');
  // "cri*mos": what follows the star is only there for the reader.
  const words = fold(open ? entry.slice(0, entry.indexOf('*')) : entry).split(' ');
  if (words[0]) phrases.push({ category, words, open });
}

/** Phrases by first word; open single words by their stem. */
const byFirst = new Map<string, Phrase[]>();
const byStem = new Map<string, Phrase[]>();
let longestStem = 0;
for (const phrase of phrases) {
  const first = phrase.words[0]!;
  const index = phrase.open && phrase.words.length === 1 ? byStem : byFirst;
  if (index === byStem) longestStem = Math.max(longestStem, first.length);
  const known = index.get(first);
  if (known) known.push(phrase);
  else index.set(first, [phrase]);
}

const shortestStem = 2;

/** Every match in a row of folded words, in one pass; matches may overlap. */
export function look(words: readonly string[]): Hit[] {
  const hits: Hit[] = [];
  words.forEach((word, from) => {
    for (const phrase of byFirst.get(word) ?? []) {
      if (follows(phrase, words, from))
        hits.push({ category: phrase.category, from, to: from + phrase.words.length });
    }
    for (let length = Math.min(word.length, longestStem); length >= shortestStem; length--) {
      for (const phrase of byStem.get(word.slice(0, length)) ?? [])
        hits.push({ category: phrase.category, from, to: from + 1 });
    }
  });
  return hits;
}

function follows({ words, open }: Phrase, text: readonly string[], from: number): boolean {
  const last = words.length - 1;
  return words.every((word, index) => {
    const found = text[from + index];
    return index === last && open ? found?.startsWith(word) === true : found === word;
  });
}
