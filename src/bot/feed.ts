import type { Logger } from '../logger.ts';
import type { Bus, ConversationLog, JsonObject } from '../persistence/ports.ts';

/** Something on its way to whoever is watching its conversation now. */
export interface Delivery {
  /** As the channel renders it. Absent where another process has it: then it is to be read from the log. */
  activity?: JsonObject;
  /** Its place in the log. Absent for what is not kept, such as a sign of typing. */
  sequence?: number;
}

type Listener = (delivery: Delivery) => void;

export interface Feed {
  /** Returns the way to end it. Listeners must not throw. */
  subscribe(conversationId: string, listener: Listener): () => void;
  publish(conversationId: string, delivery: Delivery): void;
  close(): Promise<void>;
}

interface Parts {
  /** Tells other processes, and hears of them. Absent where there are none, or no Redis. */
  bus?: Bus;
  /** Looks into the log for what other processes wrote and no word came of. Absent where there are none. */
  newest?: ConversationLog['newest'];
  logger: Logger;
}

/** How often the log is looked into for the conversations that are being watched. */
const lookMs = 1_000;

/**
 * Live delivery to those who watch, whichever process has something for them. Nothing is kept: who comes later, or
 * misses something, reads the log.
 */
export function createFeed({ bus, newest, logger }: Parts): Feed {
  const watched = new Map<string, { listeners: Set<Listener>; unsubscribe: (() => void) | undefined }>();
  const tell = (conversationId: string, delivery: Delivery): void => {
    for (const listener of watched.get(conversationId)?.listeners ?? []) listener(delivery);
  };

  const look = async (): Promise<void> => {
    const found = await newest!([...watched.keys()]);
    for (const [conversationId, sequence] of found) tell(conversationId, { sequence });
  };
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  const lookLater = (): void => {
    if (timer || !newest || watched.size === 0) return;
    timer = setTimeout(() => {
      looking = look()
        .catch((error: unknown) => logger.warn({ err: error }, 'the log could not be looked into'))
        .finally(() => {
          timer = undefined;
          lookLater();
        });
    }, lookMs).unref();
  };

  return {
    subscribe(conversationId, listener) {
      const known = watched.get(conversationId);
      const own = known ?? {
        listeners: new Set(),
        unsubscribe: bus?.subscribe(conversationId, (word) =>
          tell(conversationId, JSON.parse(word) as Delivery),
        ),
      };
      own.listeners.add(listener);
      watched.set(conversationId, own);
      lookLater();
      return () => {
        own.listeners.delete(listener);
        if (own.listeners.size > 0 || watched.get(conversationId) !== own) return;
        watched.delete(conversationId);
        own.unsubscribe?.();
      };
    },
    publish(conversationId, delivery) {
      tell(conversationId, delivery);
      // What is in the log is read there: only its place is told.
      const { sequence } = delivery;
      bus?.publish(conversationId, JSON.stringify(sequence === undefined ? delivery : { sequence }));
    },
    async close() {
      clearTimeout(timer);
      watched.clear();
      await looking;
    },
  };
}
