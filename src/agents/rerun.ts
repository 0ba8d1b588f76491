import { agentNames, type AgentName } from '../coaching/brief.ts';
import type { StageName } from '../coaching/stages.ts';

/** What of a session an owner can change after the brief was made. */
export type Change = StageName | 'name' | 'sector' | 'place' | 'logo' | 'language';

/** The agents whose result is made of each thing. What an owner declared of their market is no agent's: it is always as it stands. */
const madeOf: Readonly<Record<Change, readonly AgentName[]>> = {
  vision: ['content', 'seo'],
  mission: ['content', 'seo'],
  clientele: ['content', 'seo'],
  differentiation: ['content', 'seo'],
  // One reason for a template is that prices were given; without a sector, the search is for what is sold.
  offre: ['content', 'seo', 'template'],
  name: ['content', 'logo', 'seo'],
  sector: agentNames,
  place: ['research', 'content', 'seo'],
  logo: ['logo'],
  language: ['research', 'content', 'seo', 'template'],
};

/** The agents that have to run again after these changes, in the order in which they run; the others' results stay good. */
export const agentsTouchedBy = (changes: readonly Change[]): AgentName[] =>
  agentNames.filter((agent) => changes.some((change) => madeOf[change].includes(agent)));
