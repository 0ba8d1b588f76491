import { randomBytes } from 'node:crypto';
import type { BriefMaker } from '../agents/graph.ts';
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

/**
 * The work of the job `brief`: makes the brief, stores it, and tells the conversation through its log as it goes.
 * Run twice for one job, it stores the same brief under the same links and tells each thing once.
 */
export const briefWork =
  ({ store, maker, turns, publicUrl, logger }: Parts) =>
  async (payload: JsonObject): Promise<void> => {
    const { briefId, sessionId, conversationId, run } = payload as unknown as BriefJobPayload;
    const tell = async (event: OwnEvent, once: string): Promise<void> => {
      await store.log.accept(conversationId, eventActivity(event), `brief/${briefId}/${run}/${once}`);
      turns.wake(conversationId);
    };
    const found = await store.sessions.find(sessionId);
    if (!found) {
      logger.error({ briefId }, 'a brief was asked for a session that is not there');
      return;
    }
    try {
      const { brief, files } = await maker.make({
        briefId,
        session: found.session,
        onFinished: (agent, result) =>
          tell({ name: 'agent-finished', briefId, agent, status: result.status }, agent),
      });
      const token = (await store.briefs.find(briefId))?.token ?? randomBytes(32).toString('base64url');
      await store.files.delete(`${briefId}/`);
      for (const file of files) await store.files.write(file);
      await store.briefs.save(brief, token);
      const links = briefLinks(publicUrl(), token);
      await tell({ name: 'brief-ready', briefId, links, gaps: brief.gaps.length }, 'ready');
    } catch (error) {
      logger.error({ err: error, briefId }, 'a brief could not be made');
      await tell({ name: 'brief-failed', briefId }, 'failed');
    }
  };
