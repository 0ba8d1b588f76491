import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openStore, type StoreOptions } from '../../src/persistence/store.ts';
import type { Store } from '../../src/persistence/ports.ts';
import { startPostgres } from '../support/postgres.ts';
import { startRedis } from '../support/redis.ts';

export const logger = pino({ level: 'silent' });

export interface Backend {
  options: StoreOptions;
  stop: () => Promise<void>;
}

/** The two ways in which everything here has to work. Each start is of something empty. */
export const backends: Record<string, () => Promise<Backend>> = {
  'PGlite and in-process cache': async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'griot-store-'));
    return {
      options: { dataDir, logger },
      stop: async () => rmSync(dataDir, { recursive: true, force: true }),
    };
  },
  'PostgreSQL and Redis': async () => {
    const [postgres, redis] = [await startPostgres(), await startRedis()];
    return {
      options: { dataDir: '/nowhere', databaseUrl: postgres.url, redisUrl: redis.url, logger },
      async stop() {
        await postgres.stop();
        await redis.stop();
      },
    };
  },
};

const shared = new Map<string, Promise<{ backend: Backend; store: Store }>>();

const open = async (start: () => Promise<Backend>) => {
  const backend = await start();
  return { backend, store: await openStore(backend.options) };
};

/** A contract: `tests` for each backend. The stores are shared by all contracts, so tests use ids of their own. */
export function describeStore(title: string, tests: (store: () => Store) => void): void {
  for (const [name, start] of Object.entries(backends)) {
    describe(`${title} on ${name}`, () => {
      let store: Store;
      before(async function () {
        this.timeout(60_000);
        if (!shared.has(name)) shared.set(name, open(start));
        ({ store } = await shared.get(name)!);
      });
      tests(() => store);
    });
  }
}

after(async () => {
  for (const opened of shared.values()) {
    const { backend, store } = await opened;
    await store.close();
    await backend.stop();
  }
});
