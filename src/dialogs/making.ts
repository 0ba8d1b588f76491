import { createHash, randomUUID } from 'node:crypto';
import { agentsTouchedBy, type Change } from '../agents/rerun.ts';
import { agentNames, type AgentName } from '../coaching/brief.ts';
import { isSettled, moveTo, type Session } from '../coaching/session.ts';
import { stageNames } from '../coaching/stages.ts';
import type { Inputs, Making } from './memory.ts';
import type { Talk } from './talk.ts';

/** The job that makes the brief; its payload. */
export const briefJob = 'brief';
export interface BriefJobPayload {
  briefId: string;
  sessionId: string;
  conversationId: string;
  /** Tells this run from an earlier one for the same brief. */
  run: string;
  /** The agents to run, of a brief that is there; absent: all of them. */
  only?: AgentName[];
}

/** Most of an answer that is remembered for telling what it was, in characters. */
const longestText = 1_500;

const inputOf = (text: string, ...rest: unknown[]): Inputs[Change] => ({
  text: text.replace(/\s+/g, ' ').trim().slice(0, longestText),
  sum: createHash('sha256')
    .update(JSON.stringify([text, ...rest]))
    .digest('base64url'),
});

/** What a brief that is made now is made of. */
function inputsOf(session: Session): Inputs {
  const { businessName, sector, place, logo, language, steps } = session;
  const stages = stageNames.map((stage) => {
    const step = steps[stage];
    if (!step || !isSettled(step)) return [stage, inputOf('')] as const;
    return [stage, inputOf(step.statement, step.words, step.state, step.missing)] as const;
  });
  return {
    ...(Object.fromEntries(stages) as Pick<Inputs, (typeof stageNames)[number]>),
    name: inputOf(businessName ?? ''),
    sector: inputOf(sector?.text ?? '', sector?.key),
    place: inputOf(place?.text ?? '', place?.country),
    logo: inputOf('', logo),
    language: inputOf('', language),
  };
}

const changesBetween = (before: Inputs, after: Inputs): Change[] =>
  (Object.keys(after) as Change[]).filter((change) => before[change].sum !== after[change].sum);

/** What the owner changed since the brief was made, or, while it is being made, since that began. */
export function changesOf({ memory: { making }, session }: Talk): Change[] {
  const before = making?.run?.inputs ?? making?.made;
  return before ? changesBetween(before, inputsOf(session)) : [];
}

/** The agents that have to run so that the brief is as the owner wants it; undefined: it has to be made whole. */
export function agentsDue(talk: Talk): AgentName[] | undefined {
  const { making } = talk.memory;
  if (!making?.made && !making?.run) return undefined;
  const touched = agentsTouchedBy(changesOf(talk));
  return agentNames.filter((agent) => touched.includes(agent) || making.owed.includes(agent));
}

/** Agents that the owner can have tried again; research only where there is a search by now. */
export const retriable = ({ memory: { making }, services }: Talk): AgentName[] =>
  (making?.lacking ?? []).filter((agent) => agent !== 'research' || services.search);

const nothingMade: Making = { lacking: [], gaps: 0, isReadyForWebsite: false, isAnnounced: false, owed: [] };

/** Starts the agents of `only`, or all of them. */
export function startAgents(talk: Talk, only?: AgentName[]): void {
  const { session, memory } = talk;
  if (session.status === 'in_progress') moveTo(session, 'coaching_complete');
  moveTo(session, 'sub_agents_running');
  // One brief a session: made again, it keeps its id and its links.
  session.briefId ??= randomUUID();
  const run = randomUUID();
  memory.making = {
    ...(memory.making ?? nothingMade),
    owed: [],
    run: { id: run, inputs: inputsOf(session), agents: only ?? [...agentNames], finished: [] },
  };
  const payload: BriefJobPayload = {
    briefId: session.briefId,
    sessionId: session.id,
    conversationId: talk.conversationId,
    run,
    ...(only && { only }),
  };
  // The key names the run: the run before says that it is ready a moment before its job is done.
  talk.jobs.push({ name: briefJob, key: `${session.briefId}/${run}`, payload: { ...payload } });
  if (session.current === 'synthesis') delete memory.lastAsk;
}

/** Notes that an agent of the run is done. */
export function agentDone({ memory: { making } }: Talk, agent: AgentName): void {
  if (making?.run && !making.run.finished.includes(agent)) making.run.finished.push(agent);
}

/** Notes that the run has ended in a brief, and says what of it is not as it was before. */
export function runDone(
  { memory }: Talk,
  result: Pick<Making, 'lacking' | 'gaps' | 'isReadyForWebsite' | 'picture'>,
): { change: Change; before: string; after: string }[] {
  const { made: before, run, isAnnounced } = memory.making ?? nothingMade;
  const { lacking, gaps, isReadyForWebsite, picture } = result;
  memory.making = {
    ...(run && { made: run.inputs }),
    lacking,
    gaps,
    isReadyForWebsite,
    isAnnounced,
    owed: [],
    ...(picture !== undefined && { picture }),
  };
  if (!before || !run) return [];
  return changesBetween(before, run.inputs)
    .map((change) => ({ change, before: before[change].text, after: run.inputs[change].text }))
    .filter((changed) => changed.before !== changed.after);
}

/** Notes that the run has ended in nothing: its agents are to run with the next. */
export function runFailed({ memory: { making } }: Talk): void {
  if (!making) return;
  if (making.made && making.run) making.owed = making.run.agents;
  delete making.run;
}
