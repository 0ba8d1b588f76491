import type { WebsiteHost, WebsiteState } from '../agents/ports.ts';
import { serviceErrorIn } from '../agents/providers/service-error.ts';
import { publish } from '../agents/publish.ts';
import type { Brief } from '../coaching/brief.ts';
import { eventActivity } from '../dialogs/events.ts';
import { publishJob, type PublishJobPayload, type SiteEvent } from '../dialogs/site.ts';
import type { Logger } from '../logger.ts';
import type { JobRequest, JsonObject, Store } from '../persistence/ports.ts';
import type { Turns } from './channels/channel.ts';

interface Parts {
  store: Pick<Store, 'log' | 'sessions' | 'briefs'>;
  /** Takes the next look at the website. */
  addJob: (job: JobRequest) => Promise<void>;
  host: WebsiteHost;
  turns: Turns;
  logger: Logger;
}

/** `look`: how often it was looked where the website stands; absent: it is still to be made. */
type Payload = PublishJobPayload & { look?: number };

/** Seconds before each look where the website stands: for two hours in all, then its owner is told that it takes long. */
export const waits = [5, 10, 15, 30, 60, 120, 300, 600, 1_200, 1_800, 3_000] as const;

/** Milliseconds for all that one job asks of the host. */
const mostMs = 120_000;

/** What the host says of a website, in its words, that is there for everyone, and of one that will not be. */
const online = /^(?:online|live|published|active|deployed)$/i;
const broken = /^(?:failed|failure|error|rejected|suspended|deleted)$/i;

/** Longer addresses are not for a chat. */
const longestUrl = 200;

/** A post that is told to the conversation once, whatever is repeated. */
type Tell = (event: SiteEvent, once: string) => Promise<void>;

/**
 * The work of the job `publish`: has the website made, once, and looks again and again, a job for each look, until it
 * is online. It tells the conversation through its log. Run twice for one job, it changes nothing more.
 */
export const publishWork =
  ({ store, addJob, host, turns, logger }: Parts) =>
  async (payload: JsonObject): Promise<void> => {
    const job = payload as unknown as Payload;
    const { briefId, sessionId, conversationId, run, look } = job;
    const tell: Tell = async (event, once) => {
      const id = `publish/${briefId}/${run}/${once}`;
      turns.wake(conversationId, await store.log.accept(conversationId, eventActivity(event), id));
    };

    /** What the brief says by now is kept. */
    const noteWebsite = async (websiteId: number): Promise<void> => {
      const now = await store.briefs.find(briefId);
      if (now) await store.briefs.save({ ...now.brief, dc360_website_id: websiteId }, now.token);
    };

    const follow = async ({ status, url }: WebsiteState): Promise<void> => {
      const wait = waits[look ?? 0];
      if (online.test(status)) {
        const short = url !== undefined && url.length <= longestUrl ? { url } : {};
        return tell({ name: 'site-published', briefId, state: 'online', ...short }, 'online');
      }
      if (broken.test(status)) return tell({ name: 'site-failed', briefId, retryable: false }, 'failed');
      if (wait === undefined) return tell({ name: 'site-published', briefId, state: 'slow' }, 'slow');
      if (look === undefined) await tell({ name: 'site-published', briefId, state: 'building' }, 'building');
      const next = (look ?? 0) + 1;
      const key = `${briefId}/${run}/${next}`;
      await addJob({ name: publishJob, key, after: wait, payload: { ...job, look: next } });
    };

    const make = async (brief: Brief, userId: string, signal: AbortSignal): Promise<void> => {
      const publication = await publish({ host, brief, userId, onCreated: noteWebsite }, signal);
      if (publication.outcome === 'published') return follow(publication);
      const { limit } = publication;
      await tell({ name: 'site-over-quota', briefId, limit }, 'over-quota');
    };

    /** The host failed; what fails here is tried again by the queue. */
    const tellFailure = async (error: unknown, signal: AbortSignal): Promise<void> => {
      const fault = serviceErrorIn(error);
      if (!fault && !signal.aborted) throw error;
      logger.warn({ briefId, look, code: fault?.code ?? 'timed-out' }, 'the website host failed');
      const retryable = fault?.retryable ?? true;
      if (retryable && look !== undefined) return follow({ status: 'unknown' });
      if (fault?.code === 'over-quota' && !retryable)
        return tell({ name: 'site-over-quota', briefId }, 'over-quota');
      await tell({ name: 'site-failed', briefId, retryable }, 'failed');
    };

    const found = await store.sessions.find(sessionId);
    const stored = found && (await store.briefs.find(briefId));
    if (!stored) {
      logger.error({ briefId }, 'a website was asked for a brief that is not there');
      return;
    }
    const { brief } = stored;
    const signal = AbortSignal.timeout(mostMs);
    try {
      if (look === undefined || brief.dc360_website_id === null) await make(brief, found.userId, signal);
      else await follow(await host.status(brief.dc360_website_id, signal));
    } catch (error) {
      await tellFailure(error, signal);
    }
  };
