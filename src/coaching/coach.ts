import type { StageName } from './stages.ts';
import type { Speech } from './speech.ts';

/** `strong`: confirm it. `partial`: one follow-up. `weak`: offer help. `off`: not an answer to this stage. */
export type Verdict = 'strong' | 'partial' | 'weak' | 'off';

/** Why an answer got no score: what the coach says next depends on it. */
export type OffReason = 'noise' | 'question' | 'order' | 'other-stage' | 'small-talk' | 'link';

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
}

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
