import type { JsonObject } from '../persistence/ports.ts';

/** An activity on its way to whoever is watching its conversation now. */
export interface Delivery {
  /** As the channel renders it. */
  activity: JsonObject;
  /** Its place in the log. Absent for what is not kept, such as a sign of typing. */
  sequence?: number;
}

export interface Feed {
  /** Returns the way to end it. Listeners must not throw. */
  subscribe(conversationId: string, listener: (delivery: Delivery) => void): () => void;
  publish(conversationId: string, delivery: Delivery): void;
}

/** Live delivery within this process. Nothing is kept: who comes later reads the log. */
export function createFeed(): Feed {
  const listeners = new Map<string, Set<(delivery: Delivery) => void>>();
  return {
    subscribe(conversationId, listener) {
      const own = listeners.get(conversationId) ?? new Set();
      listeners.set(conversationId, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(conversationId) === own) listeners.delete(conversationId);
      };
    },
    publish(conversationId, delivery) {
      for (const listener of listeners.get(conversationId) ?? []) listener(delivery);
    },
  };
}
