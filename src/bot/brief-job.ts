import { randomBytes } from 'node:crypto';
import type { BriefMaker } from '../agents/graph.ts';
import { agentNames } from '../coaching/brief.ts';
import type { Session } from '../coaching/session.ts';
import { eventActivity, ownEvent, type OwnEvent } from '../dialogs/events.ts';
import type { BriefJobPayload } from '../dialogs/making.ts';
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

/** The logo, as it is shown beside the summary. */
const pictureName = 'logo-512.png';

/** How often a run is taken up again after the database failed under it, before the owner is told. */
const attempts = 3;

/**
 * The work of the job `brief`: makes the brief, stores it, and tells the conversation through its log as it goes.
 * Run twice for one job, it stores the same brief under the same links and tells each thing once; after a kill it
 * goes on behind the last agent that had finished. Where the owner was told its end, it leaves everything as it is:
 * the next run may have begun.
 */
export const briefWork =
  ({ store, maker, turns, publicUrl, logger }: Parts) =>
  async (payload: JsonObject): Promise<void> => {
    const { briefId, sessionId, conversationId, run, only } = payload as unknown as BriefJobPayload;
    const tell = async (event: OwnEvent, once: string): Promise<void> => {
      const id = `brief/${briefId}/${run}/${once}`;
      turns.wake(conversationId, await store.log.accept(conversationId, eventActivity(event), id));
    };
    const isOver = async (): Promise<boolean> =>
      (await store.log.read(conversationId, 0)).some(({ activity }) => {
        const event = ownEvent(activity);
        const isEnd = event?.name === 'brief-ready' || event?.name === 'brief-failed';
        return isEnd && event.briefId === briefId && event.run === run;
      });
    const make = async (session: Session): Promise<void> => {
      const before = await store.briefs.find(briefId);
      const { brief, files } = await maker.make({
        briefId,
        run,
        session,
        ...(before && { previous: before.brief }),
        ...(only && { only }),
        onFinished: (agent, result) =>
          tell({ name: 'agent-finished', briefId, run, agent, status: result.status }, agent),
      });
      if (await isOver()) return;
      // It may have been published meanwhile.
      const now = await store.briefs.find(briefId);
      brief.dc360_website_id = now?.brief.dc360_website_id ?? brief.dc360_website_id;
      const token = now?.token ?? randomBytes(32).toString('base64url');
      // An agent's files begin with its name.
      const ran = before && only ? only : agentNames;
      for (const agent of ran) await store.files.delete(`${briefId}/${agent}`);
      for (const file of files) await store.files.write(file);
      await store.briefs.save(brief, token);
      const links = briefLinks(publicUrl(), token);
      const [picture] = await store.files.list(`${briefId}/${pictureName}`);
      await tell(
        {
          name: 'brief-ready',
          briefId,
          run,
          links,
          gaps: brief.gaps.length,
          lacking: agentNames.filter((agent) => brief.gaps.includes(`agent.${agent}`)),
          isReadyForWebsite: brief.is_ready_for_website,
          ...(picture !== undefined && { picture: `${links.page}/${pictureName}` }),
        },
        'ready',
      );
    };

    const persist = async (session: Session): Promise<void> => {
      for (let attempt = 1; attempt <= attempts; attempt++) {
        try {
          return await make(session);
        } catch (error) {
          logger.error({ err: error, briefId, attempt }, 'a brief could not be made');
        }
      }
      await tell({ name: 'brief-failed', briefId, run }, 'failed');
    };

    const found = await store.sessions.find(sessionId);
    if (!found) logger.error({ briefId }, 'a brief was asked for a session that is not there');
    else await persist(found.session);
    await maker.forget(briefId, run);
  };
