import type { AgentName, AgentResult } from '../coaching/brief.ts';
import { moveTo } from '../coaching/session.ts';
import type { JsonObject } from '../persistence/ports.ts';
import { begin, nextActions } from './afterwards.ts';
import { agentDone, agentsDue, runDone, runFailed } from './making.ts';
import type { BriefReady, Making } from './memory.ts';
import { tellSite, type SiteEvent } from './site.ts';
import { announceBrief } from './summary.ts';
import type { Talk } from './talk.ts';

/** What happens off the turn comes back through the conversation log as an event of Griot's own. */
export type OwnEvent = BriefEvent | SiteEvent;

/** What the job that makes a brief tells. `run`: which of the runs for this brief. */
type BriefEvent = { briefId: string; run: string } & (
  | { name: 'agent-finished'; agent: AgentName; status: AgentResult['status'] }
  | BriefMade
  | { name: 'brief-failed' }
);

type BriefMade = { name: 'brief-ready'; links: BriefReady['links'] } & Pick<
  Making,
  'lacking' | 'gaps' | 'isReadyForWebsite' | 'picture'
>;

/** Only Griot itself writes activities from this id; channels set the sender of what they receive. */
const self = 'griot';

export const eventActivity = (event: OwnEvent): JsonObject => ({
  type: 'event',
  name: event.name,
  from: { id: self },
  value: { ...event },
});

/** The event that an activity of the log carries, or undefined when it came from a channel. */
export const ownEvent = (activity: JsonObject): OwnEvent | undefined => {
  const from = activity['from'];
  const isOurs = typeof from === 'object' && from !== null && !Array.isArray(from) && from['id'] === self;
  return isOurs && activity['type'] === 'event' ? (activity['value'] as unknown as OwnEvent) : undefined;
};

/** Says what happened. An event of a brief or of a run that was replaced meanwhile says nothing. */
export async function tellEvent(talk: Talk, event: OwnEvent): Promise<void> {
  const { session, memory } = talk;
  if (event.briefId !== session.briefId) return;
  if (!('run' in event)) return tellSite(talk, event);
  const run = memory.making?.run?.id ?? event.run;
  if (session.status !== 'sub_agents_running' || event.run !== run) return;
  switch (event.name) {
    case 'agent-finished':
      agentDone(talk, event.agent);
      return talk.say(
        talk.text(`brief.progress.${event.status}`, { agent: talk.text(`brief.agents.${event.agent}`) }),
      );
    case 'brief-ready':
      memory.links = { id: event.briefId, links: event.links };
      return briefMade(talk, event);
    case 'brief-failed':
      runFailed(talk);
      moveTo(session, 'failed');
      return tellFailure(talk);
  }
}

/** What was changed while it was made is made at once; else the owner is given it. */
async function briefMade(talk: Talk, event: BriefMade): Promise<void> {
  const { session } = talk;
  const changed = runDone(talk, event);
  moveTo(session, 'brief_ready');
  const due = agentsDue(talk);
  // Who is just changing an answer is asked when that is done.
  const isChanging = session.current !== 'synthesis';
  if (due?.length && !isChanging) return begin(talk, due);
  moveTo(session, 'completed');
  await announceBrief(talk, changed);
  if (isChanging) await talk.askAgain('');
}

async function tellFailure(talk: Talk): Promise<void> {
  const text = talk.text(talk.memory.making?.made ? 'brief.failed-again' : 'brief.failed');
  if (talk.session.current !== 'synthesis') return talk.askAgain(text);
  await talk.ask('review', text, nextActions(talk));
}
