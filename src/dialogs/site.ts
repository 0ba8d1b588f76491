import { randomUUID } from 'node:crypto';
import { askToGoOn, editButtons, isRunning, nextActions, tellProgress } from './afterwards.ts';
import { agentsDue } from './making.ts';
import type { Site } from './memory.ts';
import type { Talk } from './talk.ts';

/** The job that publishes a brief as a website, and follows what becomes of it; its payload. */
export const publishJob = 'publish';
export interface PublishJobPayload {
  briefId: string;
  sessionId: string;
  conversationId: string;
  /** Tells this order from an earlier one for the same brief. */
  run: string;
}

/** What the job tells. */
export type SiteEvent = { briefId: string } & (
  | { name: 'site-published'; state: 'building' | 'slow' | 'online'; url?: string }
  /** `limit`: websites that the owner's plan allows in a month, where that is known. */
  | { name: 'site-over-quota'; limit?: number }
  /** `retryable`: trying again may help. */
  | { name: 'site-failed'; retryable: boolean }
);

/** The owner wants their website published: asked about once, then ordered. */
export async function publish(talk: Talk): Promise<void> {
  const { services, memory } = talk;
  const { making, site } = memory;
  if (!services.publishing) return talk.askAgain(talk.text('site.not-here'));
  if (isRunning(talk)) return tellProgress(talk);
  if (!making || !memory.links) return talk.askAgain(talk.text('brief.none'));
  if (site?.state === 'online') return talk.askAgain(onlineText(talk, site.url));
  if (agentsDue(talk)?.length) {
    talk.lead(talk.text('site.first-again'));
    return askToGoOn(talk);
  }
  if (!making.isReadyForWebsite) return talk.offer(talk.text('site.not-ready'), editButtons(talk));
  if (site) return order(talk);
  await talk.askAside('publish', talk.text('site.sure'), [
    talk.action('confirm', 'publish-yes'),
    talk.action('resume', 'publish-no'),
  ]);
}

/** The owner's answer to whether it is to be published: only a plain yes is one. */
export async function heardWhetherToPublish(talk: Talk): Promise<void> {
  const { command } = talk.input;
  if (command === 'confirm' || command === 'publish') return order(talk);
  await talk.askAgain(talk.text('site.not-now'));
}

/** Asked for again while one is at work, the job is not added; after that, it goes on where the first one was. */
async function order(talk: Talk): Promise<void> {
  const { session, memory } = talk;
  const briefId = session.briefId!;
  const payload: PublishJobPayload = {
    briefId,
    sessionId: session.id,
    conversationId: talk.conversationId,
    run: randomUUID(),
  };
  talk.jobs.push({ name: publishJob, key: briefId, payload: { ...payload } });
  if (memory.site?.state !== 'building') memory.site = { state: 'ordered' };
  await talk.say(talk.text('site.ordered'));
}

const onlineText = (talk: Talk, url: string | undefined): string =>
  url === undefined ? talk.text('site.online-somewhere') : talk.text('site.online', { url });

/** Says what became of the website. */
export async function tellSite(talk: Talk, event: SiteEvent): Promise<void> {
  const { memory } = talk;
  switch (event.name) {
    case 'site-published': {
      const { state, url } = event;
      // Told by an order before this one.
      if (memory.site?.state === state) return;
      memory.site = { state, ...(url !== undefined && { url }) };
      return tell(talk, state === 'online' ? onlineText(talk, url) : talk.text(`site.${state}`));
    }
    case 'site-over-quota': {
      delete memory.site;
      const { limit } = event;
      return tell(
        talk,
        limit ? talk.text('site.over-quota', { count: limit }) : talk.text('site.no-more-websites'),
      );
    }
    case 'site-failed': {
      const state: Site['state'] = event.retryable ? 'failed' : 'refused';
      memory.site = { state };
      return tell(talk, talk.text(`site.${state}`));
    }
  }
}

/** Says something that was not asked for: with what can be done next, or with the question that is open. */
async function tell(talk: Talk, text: string): Promise<void> {
  if (talk.session.current === 'synthesis' && !isRunning(talk)) return talk.offer(text, nextActions(talk));
  await talk.askAgain(text);
}
