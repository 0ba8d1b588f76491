import type { StageName } from './stages.ts';
import type { Speech } from './speech.ts';

/** `strong`: confirm it. `partial`: one follow-up. `weak`: offer help. `off`: not an answer to this stage. */
export type Verdict = 'strong' | 'partial' | 'weak' | 'off';

/** Why an answer got no score: what the coach says next depends on it. */
export type OffReason = 'noise' | 'question' | 'order' | 'other-stage' | 'small-talk' | 'link';

/** Who judged an answer, or wrote a text: rules, or a model whose words were checked. */
export type Author = 'rules' | 'model';

export interface Assessment {
  verdict: Verdict;
  /** 0 to 1: how complete and specific the answer is; never whether it is true or good. 0 when `off`. */
  score: number;
  /** Askable criteria that the answer lacks, heaviest first; empty when `strong` or `off`. */
  missing: string[];
  /** Exact pieces of the answer that a reformulation must keep: prices, places, names, dates, counts, contacts. */
  facts: string[];
  /** The owner says that they do not know: propose instead of asking again. */
  unknown?: boolean;
  /** Set when `off`. */
  reason?: OffReason;
  /** The stage that this answer belongs to, when `reason` is `other-stage`. */
  belongsTo?: StageName;
  /** Who judged; absent: the rules. */
  by?: Author;
  /** Who wrote the words that were judged, where the coach drafted or proposed them itself. */
  draftedBy?: Author;
  /** A model's reformulation of the answer, checked: what `reformulate` returns for it. Absent where the rules' own stands. */
  reformulation?: string;
  /** One question about the first of `missing`, in words that fit this owner. */
  followUp?: string;
  /** Pieces of the answer, word for word, that say something of other stages. */
  elsewhere?: Partial<Record<StageName, string>>;
  /** The answer's language as ISO 639-1, where it can be told. */
  language?: string;
}

/** Scores of each verdict: `strong` is confirmed, `partial` asked about once, below that help is offered. */
export const bands: Readonly<Record<Exclude<Verdict, 'off'>, readonly [least: number, most: number]>> = {
  strong: [0.7, 1],
  partial: [0.45, 0.69],
  weak: [0, 0.44],
};

/** What the coach knows when it is asked. */
export interface CoachContext {
  speech: Speech;
  businessName?: string;
  /** Key in `sectors.json`. */
  sectorKey?: string;
  /** The sector as the owner said it. */
  sector?: string;
  place?: string;
  /** What the owner has settled so far, stage by stage. */
  answers: Partial<Record<StageName, string>>;
  /** What the owner said before in this stage: the answer may complete it. */
  said?: string;
  /** Whose tokens are counted. */
  sessionId?: string;
}

export interface HelpQuestion {
  /** Names the blank that the answer fills in the draft. */
  id: string;
  text: string;
  /** Two or three tappable answers. */
  options: string[];
}

/** A draft of an answer; `___` marks what only the owner can fill in. */
export interface Proposal {
  id: 'choose-1' | 'choose-2' | 'choose-3';
  tone: 'ambitious' | 'pragmatic' | 'community';
  text: string;
  /** Absent: the rules. */
  by?: Author;
}

/** Judges nothing but completeness; never states a fact that the owner did not. Implementations never throw. */
export interface Coach {
  readonly name: 'rules' | 'model';
  assess(stage: StageName, answer: string, context: CoachContext): Promise<Assessment>;
  /** At most two sentences and 400 characters, stated facts only. */
  reformulate(stage: StageName, answer: string, context: CoachContext): Promise<string>;
  /** Three proposals (ambitious, pragmatic, community-minded) from what is known; unknowns stay `___`. */
  propose(stage: StageName, context: CoachContext): Promise<Proposal[]>;
  /** Two or three small questions whose answers make a draft. */
  help(stage: StageName, context: CoachContext): Promise<HelpQuestion[]>;
  /** The draft made of the answers to `help`, by question id. */
  draft(stage: StageName, replies: Readonly<Record<string, string>>, context: CoachContext): Promise<string>;
}
