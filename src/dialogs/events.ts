import { shorten } from '../agents/prose.ts';
import type { AgentName, AgentResult } from '../coaching/brief.ts';
import { moveTo } from '../coaching/session.ts';
import type { JsonObject } from '../persistence/ports.ts';
import { escapeMarkdown } from './lines.ts';
import type { BriefReady } from './memory.ts';
import { afterBrief } from './synthesis-dialog.ts';
import type { Talk } from './talk.ts';

/** What happens off the turn comes back through the conversation log as an event of Griot's own. */
export type OwnEvent =
  | { name: 'agent-finished'; briefId: string; agent: AgentName; status: AgentResult['status'] }
  | { name: 'brief-ready'; briefId: string; links: BriefReady['links']; gaps: number }
  | { name: 'brief-failed'; briefId: string };

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

/** In characters: the summary has four links besides, and WhatsApp takes 1,024 in all. */
const longestName = 120;

/** Says what happened. An event of a brief that was replaced meanwhile says nothing. */
export async function tellEvent(talk: Talk, event: OwnEvent): Promise<void> {
  const { session, memory } = talk;
  if (event.briefId !== session.briefId || session.status !== 'sub_agents_running') return;
  switch (event.name) {
    case 'agent-finished':
      return talk.say(
        talk.text(`brief.progress.${event.status}`, { agent: talk.text(`brief.agents.${event.agent}`) }),
      );
    case 'brief-ready': {
      moveTo(session, 'brief_ready');
      memory.links = { id: event.briefId, links: event.links };
      moveTo(session, 'completed');
      const name = escapeMarkdown(shorten(session.businessName ?? talk.text('brief.unnamed'), longestName));
      const summary = talk.text('brief.ready', { name, ...event.links });
      const gaps = event.gaps > 0 ? `\n\n${talk.text('brief.gaps', { count: event.gaps })}` : '';
      return talk.announce(summary + gaps, afterBrief(talk));
    }
    case 'brief-failed':
      moveTo(session, 'failed');
      return talk.ask('review', talk.text('brief.failed'), afterBrief(talk));
  }
}
