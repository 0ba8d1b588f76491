import type { Brief } from '../coaching/brief.ts';
import type { Subscription, WebsiteHost, WebsiteState } from './ports.ts';

/** Websites that a plan allows in a month. */
const allowances: Readonly<Record<string, number>> = {
  trial: 3,
  basic: 10,
  pro: 50,
  enterprise: Number.POSITIVE_INFINITY,
};

/** How many websites a subscription allows this month, and how many of them are left. */
export function quotaOf({ plan, used }: Subscription): { limit: number; left: number } {
  const limit = allowances[plan.toLowerCase()] ?? 0;
  return { limit, left: Math.max(0, limit - Math.max(0, used)) };
}

export type Publication =
  | ({ outcome: 'published'; websiteId: number } & WebsiteState)
  /** Nothing was sent. `limit`: what the plan allows in a month. */
  | { outcome: 'over-quota'; plan: string; limit: number };

interface PublishOrder {
  host: WebsiteHost;
  brief: Brief;
  userId: string;
  /** To be stored before anything else is done: from then on, the website is never made a second time. */
  onCreated: (websiteId: number) => Promise<void>;
}

/**
 * Publishes a brief as a website, once: done again after a failure anywhere in it, it goes on where it was. Throws
 * `ServiceError`, whose `retryable` says whether that helps.
 */
export async function publish(
  { host, brief, userId, onCreated }: PublishOrder,
  signal: AbortSignal,
): Promise<Publication> {
  let websiteId = brief.dc360_website_id;
  if (websiteId === null) {
    const subscription = await host.subscription(userId, signal);
    const { limit, left } = quotaOf(subscription);
    if (left === 0) return { outcome: 'over-quota', plan: subscription.plan, limit };
    websiteId = await host.create({ userId, brief, key: brief.id }, signal);
    await onCreated(websiteId);
  }
  await host.recordUsage({ userId, websiteId, key: brief.id }, signal);
  return { outcome: 'published', websiteId, ...(await host.status(websiteId, signal)) };
}
