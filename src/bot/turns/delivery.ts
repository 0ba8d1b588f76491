import type { Logger } from '../../logger.ts';
import type { Conversation, Fate, LogEntry } from '../../persistence/ports.ts';
import { DeliveryError, type Channel } from '../channels/channel.ts';
import type { PassPoint } from './fault-points.ts';

/** After the first refusal a message is tried again within a second, then within two, four… up to the longest wait. */
const firstWaitMs = 1_000;
const longestWaitMs = 15 * 60_000;
/** With these waits the last try comes some two hours after the first; then the message is given up. */
const mostAttempts = 20;

/** Half of the wait is by chance, so that what failed together is not tried again together (AWS: "equal jitter"). */
export function waitMs(attempts: number, chance: () => number = Math.random): number {
  const whole = Math.min(firstWaitMs * 2 ** (attempts - 1), longestWaitMs);
  return Math.round(whole / 2 + (whole / 2) * chance());
}

interface Parts {
  channel: Channel;
  pass: PassPoint;
  logger: Logger;
  /** Milliseconds since the epoch. */
  now: () => number;
}

export interface Delivered {
  fates: Fate[];
  /** When the first that is still to be delivered is due. */
  nextAt?: Date;
}

/**
 * Delivers the entries in order, and says what became of each. One that is refused for now holds back all that follow,
 * so that none overtakes it. Never throws.
 */
export async function deliver(
  conversation: Conversation,
  entries: readonly LogEntry[],
  { channel, pass, logger, now }: Parts,
): Promise<Delivered> {
  const fates: Fate[] = [];
  const stopAt = (index: number, nextAt: Date): Delivered => {
    for (const { id, attempts } of entries.slice(index + 1))
      fates.push({
        entryId: id,
        status: 'postponed',
        reason: 'an earlier message waits',
        attempts,
        dueAt: nextAt,
      });
    return { fates, nextAt };
  };
  for (const [index, entry] of entries.entries()) {
    if (entry.dueAt && entry.dueAt.getTime() > now()) return stopAt(index, entry.dueAt);
    try {
      await channel.send(conversation, entry);
      pass('delivered');
      fates.push({ entryId: entry.id, status: 'sent' });
    } catch (error) {
      const fate = fateOf(entry, error, now());
      logger.warn({ err: error, entryId: entry.id, fate: fate.status }, 'a message was refused');
      fates.push(fate);
      if (fate.status === 'postponed') return stopAt(index, fate.dueAt);
    }
  }
  return { fates };
}

function fateOf({ id, attempts }: LogEntry, error: unknown, now: number): Fate {
  const reason = error instanceof Error ? error.message : String(error);
  const mayHelp = !(error instanceof DeliveryError) || error.retryable;
  const tried = attempts + 1;
  if (!mayHelp || tried >= mostAttempts) return { entryId: id, status: 'failed', reason };
  const wait = Math.max(waitMs(tried), error instanceof DeliveryError ? (error.retryAfterMs ?? 0) : 0);
  return { entryId: id, status: 'postponed', reason, attempts: tried, dueAt: new Date(now + wait) };
}
