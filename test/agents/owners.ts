import { readFileSync } from 'node:fs';
import { stageNames, type StageName } from '../../src/coaching/stages.ts';
import type { Session, Step } from '../../src/coaching/session.ts';

/** One of the invented owners of `test/fixtures/owners.json`. */
export interface Owner {
  id: string;
  business: string;
  sector: string;
  city: string;
  country: string;
  lang: string;
  answers: Record<StageName, string>;
  must: string[];
  commands: { at: string; say: string; replaces?: StageName; stale?: string[] }[];
}

export const owners = JSON.parse(
  readFileSync(new URL('../fixtures/owners.json', import.meta.url), 'utf8'),
) as Owner[];

/** A stage that its owner confirmed as they said it. */
export const stepOf = (stage: StageName, words: string, changes: Partial<Step> = {}): Step => ({
  stage,
  state: 'confirmed',
  words,
  statement: words,
  score: 0.8,
  missing: [],
  facts: [],
  asked: '',
  examples: [],
  source: 'owner',
  clarifications: 0,
  startedAt: 0,
  ...changes,
});

/** What the owner's session holds in the end, after their corrections. */
export function sessionOf(owner: Owner, changes: Partial<Session> = {}): Session {
  const steps: Session['steps'] = {};
  for (const stage of stageNames) steps[stage] = stepOf(stage, owner.answers[stage]);
  for (const { replaces, say } of owner.commands) if (replaces) steps[replaces] = stepOf(replaces, say);
  return {
    id: `session-${owner.id}`,
    status: 'sub_agents_running',
    current: 'synthesis',
    language: owner.lang === 'en' ? 'en' : 'fr',
    businessName: owner.business,
    sector: { key: owner.sector, text: owner.sector },
    place: { text: owner.city },
    logo: 'make',
    steps,
    parked: {},
    paused: false,
    createdAt: 0,
    ...changes,
  };
}

/** Everything that the owner said, in one text. */
export const saidBy = (session: Session): string =>
  [session.businessName, session.sector?.text, session.place?.text]
    .concat(stageNames.map((stage) => session.steps[stage]?.words))
    .filter((text) => text !== undefined)
    .join('\n');

/** For comparing facts without regard to spacing and case. */
export const squeezed = (text: string): string => text.replace(/\s+/gu, '').toLowerCase();
