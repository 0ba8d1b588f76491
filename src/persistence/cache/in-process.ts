import type { Cache } from '../ports.ts';

/** The most characters kept, keys and values together: about 32 MB at two bytes each. */
const capacity = 16 * 1024 * 1024;

interface Entry {
  value: string;
  /** Milliseconds since the epoch. */
  expires: number;
}

/** A cache in this process's memory; when it is full, what was written longest ago goes first. */
export function createInProcessCache(limit = capacity): Cache {
  const entries = new Map<string, Entry>();
  let size = 0;

  const drop = (key: string) => {
    const entry = entries.get(key);
    if (!entry) return;
    entries.delete(key);
    size -= key.length + entry.value.length;
  };

  return {
    async get(key, prolong) {
      const entry = entries.get(key);
      if (entry && entry.expires <= Date.now()) {
        drop(key);
        return undefined;
      }
      if (entry && prolong !== undefined) entry.expires = Date.now() + prolong * 1000;
      return entry?.value;
    },
    async set(key, value, seconds) {
      drop(key);
      entries.set(key, { value, expires: Date.now() + seconds * 1000 });
      size += key.length + value.length;
      for (const oldest of entries.keys()) {
        if (size <= limit) break;
        drop(oldest);
      }
    },
    async delete(key) {
      drop(key);
    },
    async close() {
      entries.clear();
      size = 0;
    },
  };
}
