import { randomBytes } from 'node:crypto';
import type { BriefMaker } from '../agents/graph.ts';
import { agentNames, type AgentName } from '../coaching/brief.ts';
import type { Session } from '../coaching/session.ts';
import { eventActivity, type OwnEvent } from '../dialogs/events.ts';
import type { BriefJobPayload } from '../dialogs/synthesis-dialog.ts';
import type { JsonObject, Store } from '../persistence/ports.ts';
import type { Logger } from '../logger.ts';
import type { Turns } from './channels/channel.ts';
import { briefLinks } from './pages/brief-links.ts';

interface Parts {
  store: Pick<Store, 'log' | 'sessions' | 'briefs' | 'files'>;
  maker: BriefMaker;
  turns: Turns;
  publicUrl: () => string;
  logger: Logger;
}

/** `only`: the agents to run, of a brief that is there; absent: all of them. */
type Payload = BriefJobPayload & { only?: AgentName[] };

/** How often a run is taken up again after the database failed under it, before the owner is told. */
const attempts = 3;

/**
 * The work of the job `brief`: makes the brief, stores it, and tells the conversation through its log as it goes.
 * Run twice for one job, it stores the same brief under the same links and tells each thing once; after a kill it
 * goes on behind the last agent that had finished.
 */
export const briefWork =
  ({ store, maker, turns, publicUrl, logger }: Parts) =>
  async (payload: JsonObject): Promise<void> => {
    const { briefId, sessionId, conversationId, run, only } = payload as unknown as Payload;
    const tell = async (event: OwnEvent, once: string): Promise<void> => {
      const id = `brief/${briefId}/${run}/${once}`;
      turns.wake(conversationId, await store.log.accept(conversationId, eventActivity(event), id));
    };
    const make = async (session: Session): Promise<void> => {
      const before = await store.briefs.find(briefId);
      const { brief, files } = await maker.make({
        briefId,
        run,
        session,
        ...(before && { previous: before.brief }),
        ...(only && { only }),
        onFinished: (agent, result) =>
          tell({ name: 'agent-finished', briefId, agent, status: result.status }, agent),
      });
      const token = before?.token ?? randomBytes(32).toString('base64url');
      // An agent's files begin with its name.
      const ran = before && only ? only : agentNames;
      for (const agent of ran) await store.files.delete(`${briefId}/${agent}`);
      for (const file of files) await store.files.write(file);
      await store.briefs.save(brief, token);
      const links = briefLinks(publicUrl(), token);
      await tell({ name: 'brief-ready', briefId, links, gaps: brief.gaps.length }, 'ready');
    };

    const persist = async (session: Session): Promise<void> => {
      for (let attempt = 1; attempt <= attempts; attempt++) {
        try {
          return await make(session);
        } catch (error) {
          logger.error({ err: error, briefId, attempt }, 'a brief could not be made');
        }
      }
      await tell({ name: 'brief-failed', briefId }, 'failed');
    };

    const found = await store.sessions.find(sessionId);
    if (!found) logger.error({ briefId }, 'a brief was asked for a session that is not there');
    else await persist(found.session);
    await maker.forget(briefId, run);
  };
