import { agentNames, type AgentName, type AgentResult } from '../coaching/brief.ts';
import type { Session } from '../coaching/session.ts';
import { stageNames, stages, type StageName } from '../coaching/stages.ts';
import type { WarningName } from './agent.ts';
import type { Material } from './material.ts';

/** A stage's criteria that an owner can be asked for, as gaps: `vision.horizon`. */
const askable = (stage: StageName): string[] =>
  stages[stage].criteria
    .filter((criterion) => criterion.askable)
    .map((criterion) => `${stage}.${criterion.name}`);

/** Every gap that a brief can name. Each has a text in `brief:gaps`, under the same name with `_` for the point. */
export const gapNames: ReadonlySet<string> = new Set([
  'business_name',
  'sector',
  'location',
  'contact',
  ...stageNames.flatMap((stage) => [stage, ...askable(stage), `${stage}.blanks`]),
  ...agentNames.map((agent) => `agent.${agent}`),
]);

/** Warnings of a result that stands in for what a service should have made. */
const standIns = new Set<string>(['failed', 'timed-out', 'over-quota', 'unused'] satisfies WarningName[]);

const isLacking = ({ status, warnings }: AgentResult): boolean =>
  status === 'failed' || warnings.some((warning) => standIns.has(warning));

/** What is not there: a stage without an answer, what an answer lacks, and what the agents failed to make. */
export function gapsOf(
  session: Session,
  material: Material,
  results: Record<AgentName, AgentResult>,
): string[] {
  const { phones, emails } = material.contact;
  const gaps = [
    ...(material.name === null ? ['business_name'] : []),
    ...(material.sector ? [] : ['sector']),
    ...(material.place ? [] : ['location']),
    ...stageNames.flatMap((stage) =>
      material.statements[stage]
        ? (session.steps[stage]?.missing ?? []).map((name) => `${stage}.${name}`)
        : [stage],
    ),
    ...(phones.length + emails.length === 0 ? ['contact'] : []),
    ...agentNames
      .filter((name) => isLacking(results[name]) || (name === 'research' && results[name].status !== 'live'))
      .map((name) => `agent.${name}`),
  ];
  return gaps.filter((gap) => gapNames.has(gap));
}
