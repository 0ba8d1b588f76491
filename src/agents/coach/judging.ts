import { bands, type Assessment, type OffReason, type Verdict } from '../../coaching/coach.ts';
import { measures } from '../../coaching/rules/assess.ts';
import { essentialGaps, type Measure } from '../../coaching/rules/measure.ts';
import { read } from '../../coaching/rules/reading.ts';
import { stages, type StageName } from '../../coaching/stages.ts';
import type { Heard, Kind } from './hearing.ts';

const ranks: readonly Verdict[] = ['off', 'weak', 'partial', 'strong'];
const rankOf = (verdict: Verdict): number => ranks.indexOf(verdict);

type Judged = Pick<Assessment, 'verdict' | 'score' | 'missing' | 'reason' | 'belongsTo' | 'unknown'>;

/** What an answer is to be judged by. */
export interface Grounds {
  stage: StageName;
  words: string;
  /** Not `off`: what is no answer to the rules is never heard. */
  byRules: Assessment;
  heard: Heard;
  /** Pieces of the answer that tell of other stages, by the rules too. */
  elsewhere: Partial<Record<StageName, string>>;
}

/**
 * The verdict of both: the model's own, but at most one step from the rules', and within what the rules are certain of.
 * So a model that finds everything good lets nothing weak pass, and one that finds everything bad holds nobody up.
 */
export function judge(grounds: Grounds): Judged {
  const { stage, words, byRules, heard } = grounds;
  const measure = measures[stage](read(words));
  const score = scoreOf(stage, measure, heard);
  const verdict = bounded(byRules.verdict, verdictOf(grounds, score), measure);
  if (verdict === 'off') return off(grounds);
  const missing = missingOf(stage, measure, byRules, heard);
  // Nothing to ask for, so nothing to hold against it.
  if (byRules.verdict === 'strong' && (verdict === 'strong' || missing.length === 0))
    return { verdict: 'strong', score: rounded(Math.max(byRules.score, score)), missing: [] };
  const [least, most] = bands[verdict];
  const cap = measure.capped ? stages[stage].cap.score : 1;
  return {
    verdict,
    score: rounded(Math.max(least, Math.min(most, score, cap))),
    missing,
    ...(byRules.verdict === 'weak' && heard.kind === 'does-not-know' && { unknown: true }),
  };
}

const rounded = (score: number): number => Math.round(100 * score) / 100;

/** 0 to 1: the weights of the criteria that the model was shown; of those that it does not judge, by the rules. */
function scoreOf(stage: StageName, measure: Measure, { met }: Heard): number {
  return stages[stage].criteria.reduce((sum, { name, weight }) => {
    const share = name === 'length' ? (measure.shares[name] ?? 0) : Number(met.has(name));
    return sum + weight * share;
  }, 0);
}

function verdictOf({ heard, elsewhere }: Grounds, score: number): Verdict {
  if (heard.kind === 'does-not-know') return 'weak';
  const isMeantElsewhere = heard.kind === 'other-stage' && Object.keys(elsewhere).length > 0;
  if (isMeantElsewhere || heard.kind in reasons) return 'off';
  if (score >= bands.strong[0]) return 'strong';
  return score >= bands.partial[0] ? 'partial' : 'weak';
}

/** `strong` only where the rules say so too: they miss hardly one that is. What they find complete stays so. */
function bounded(byRules: Verdict, byModel: Verdict, measure: Measure): Verdict {
  const rank = rankOf(byRules);
  const isComplete = !measure.capped && essentialGaps(measure).length === 0;
  const highest = measure.capped ? rank : Math.max(rank, rankOf('partial'));
  const lowest = isComplete ? rank : rank - 1;
  return ranks[Math.max(lowest, Math.min(highest, rankOf(byModel)))]!;
}

const reasons: Readonly<Partial<Record<Kind, OffReason>>> = {
  question: 'question',
  'small-talk': 'small-talk',
  nonsense: 'noise',
};

function off({ heard, elsewhere }: Grounds): Judged {
  const none: Judged = { verdict: 'off', score: 0, missing: [] };
  const reason = reasons[heard.kind];
  if (reason) return { ...none, reason };
  const [belongsTo] = Object.keys(elsewhere) as StageName[];
  return { ...none, reason: 'other-stage', ...(belongsTo && { belongsTo }) };
}

/** Criteria to ask for that the model was not shown and that the rules do not see in full, the heaviest first. */
function missingOf(stage: StageName, measure: Measure, byRules: Assessment, { met }: Heard): string[] {
  const missing = stages[stage].criteria
    .filter(({ name, askable }) => askable && !met.has(name) && (measure.shares[name] ?? 0) < 1)
    .map(({ name }) => name);
  return missing.length > 0 ? missing : byRules.missing;
}
