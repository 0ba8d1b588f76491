/**
 * What an ordinary word or phrase tells about an answer. A lexicon holds common words of a language, never sentences
 * of owners: what is particular to a business is found by structure (figures, capitals, clauses).
 */
export const categories = [
  /** Function words and other words too common to be specific. */
  'common',
  /** Words that tell nothing by themselves: customers, product, price, big. */
  'generic',
  /** Words with which any business could praise itself, and report language: quality, excellence, contribute. */
  'cliche',
  /** Fashion words; an answer of hardly anything else is noise. */
  'buzz',
  /** "Everyone", and customers so broad that they exclude nobody. */
  'everyone',
  'broad',
  /** "I don't know", and words of somebody who guesses. */
  'unknown',
  'hesitant',
  /** People that an answer can be about; roles also show by their endings (`people.ts`). */
  'people',
  /** People who work for the owner rather than gain by the business. */
  'staff',
  /** Organisations and shops that can be customers. */
  'buyer',
  /** The owner's own wealth or comfort. */
  'wealth',
  'growth',
  'wish',
  'future',
  /** Before a length of time: it lies ahead ("within"). */
  'ahead',
  /** Before a length of time or a year: it lies behind ("since"). */
  'since',
  /** A moment ahead that needs no figure ("next year"). */
  'soon',
  /** Begins a clause about a moment to come ("by the time"). */
  'when',
  'someday',
  /** What life events happen to, or are ("retire", "my son"). */
  'milestone',
  /** What is no longer so, or instead of what. */
  'change',
  'purpose',
  /** What somebody gains. */
  'gain',
  'need',
  /** Narrows a group: "who", "with", "less than". */
  'narrow',
  'compare',
  /** Sets two sides apart by itself: "unlike", "whereas". */
  'contrast',
  'rival',
  'us',
  'proof',
  /** Words with which anyone praises their own business: quality, price, service. */
  'praise',
  'channel',
  'buying',
  'payment',
  'terms',
  'quote',
  'depends',
  'unit',
  'day',
  'daily',
  'action',
  /** Speaks of buyers rather than of work: "we serve", "je vise". */
  'serves',
  'self',
  'how',
  'spot',
  'customer',
  'they',
  /** Addresses whoever reads. */
  'you',
  'question',
  'coach',
  'greeting',
  'chatter',
  'currency',
  'year',
  'span',
  'number',
] as const;
export type Category = (typeof categories)[number];

/** Phrases by category, separated by commas; a `*` at the end stands for any ending. Case and accents do not count. */
export type Lexicon = Partial<Record<Category, string>>;
