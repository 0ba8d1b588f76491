import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import type { Logger } from '../logger.ts';
import type { Bus } from './ports.ts';

const prefix = 'griot:bus:';

/** Redis publish and subscribe. While Redis is away nothing is heard, and nothing waits for it. */
export function createRedisBus(url: string, logger: Logger): Bus {
  const self = randomUUID();
  const shared = { connectTimeout: 500, retryStrategy: (attempt: number) => Math.min(100 * attempt, 1000) };
  const speaker = new Redis(url, { ...shared, enableOfflineQueue: false, enableAutoPipelining: true });
  // It waits for Redis as long as it takes, and subscribes again by itself when Redis is back.
  const listener = new Redis(url, { ...shared, maxRetriesPerRequest: null });
  const heard = new Map<string, Set<(message: string) => void>>();
  for (const redis of [speaker, listener]) {
    redis.on('error', (error) => logger.debug({ err: error }, 'the bus has lost Redis'));
  }
  const letGo = (error: unknown): void => logger.debug({ err: error }, 'a word on the bus was lost');

  listener.on('message', (channel: string, text: string) => {
    const end = text.indexOf(' ');
    // What this process says itself, it knows.
    if (text.slice(0, end) === self) return;
    for (const listen of heard.get(channel.slice(prefix.length)) ?? []) listen(text.slice(end + 1));
  });

  return {
    publish(topic, message) {
      speaker.publish(prefix + topic, `${self} ${message}`).catch(letGo);
    },
    subscribe(topic, listen) {
      const own = heard.get(topic) ?? new Set();
      if (own.size === 0) listener.subscribe(prefix + topic).catch(letGo);
      heard.set(topic, own.add(listen));
      return () => {
        own.delete(listen);
        if (own.size > 0 || heard.get(topic) !== own) return;
        heard.delete(topic);
        listener.unsubscribe(prefix + topic).catch(letGo);
      };
    },
    async close() {
      speaker.disconnect();
      listener.disconnect();
    },
  };
}
