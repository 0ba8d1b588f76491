/** Remembers for a little while, and only so much: what one turn needs twice. */
export interface Recall<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
}

interface Limits {
  most: number;
  /** Milliseconds. */
  forMs: number;
  now: () => number;
}

export function createRecall<T>({ most, forMs, now }: Limits): Recall<T> {
  /** The oldest first. */
  const entries = new Map<string, { value: T; until: number }>();
  const forget = (): void => {
    for (const [key, { until }] of entries) {
      if (until > now() && entries.size <= most) return;
      entries.delete(key);
    }
  };
  return {
    get(key) {
      forget();
      return entries.get(key)?.value;
    },
    set(key, value) {
      entries.delete(key);
      entries.set(key, { value, until: now() + forMs });
      forget();
    },
  };
}
