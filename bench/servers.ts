import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createLogger } from '../src/logger.ts';
import type { Store } from '../src/persistence/ports.ts';
import { openStore, type StoreOptions } from '../src/persistence/store.ts';
import { startOwnPostgres } from '../test/support/postgres.ts';
import { startOwnRedis } from '../test/support/redis.ts';

const logger = createLogger('warn');

export interface Place {
  options: StoreOptions;
  stop(): Promise<void>;
}

/** A PostgreSQL whose commits reach the disk, and a Redis, both of the bench's own. */
export async function onServers(): Promise<Place & { databaseUrl: string }> {
  const [postgres, redis] = await Promise.all([startOwnPostgres(true), startOwnRedis()]);
  return {
    databaseUrl: postgres.url,
    options: { dataDir: '', databaseUrl: postgres.url, redisUrl: redis.url, logger },
    async stop() {
      await postgres.stop();
      await redis.stop();
    },
  };
}

/** The embedded default, in a folder of its own. */
export function embedded(): Place {
  const dataDir = mkdtempSync(join(tmpdir(), 'griot-bench-'));
  return { options: { dataDir, logger }, stop: async () => rmSync(dataDir, { recursive: true }) };
}

export async function withStore<T>(place: Place, use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(place.options);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

/** What a PostgreSQL has done since its start, as it counts itself. */
export interface Work {
  /** Of which each is one statement and one round trip, jobs apart. */
  commits: number;
  /** Times that the log of changes was flushed to the disk. */
  walFlushes: number;
}

export async function workOf(databaseUrl: string): Promise<Work> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ commits: string; flushes: string }>(
    `select (select xact_commit from pg_stat_database where datname = current_database()) as commits,
            (select wal_sync from pg_stat_wal) as flushes`,
  );
  await client.end();
  return { commits: Number(rows[0]!.commits), walFlushes: Number(rows[0]!.flushes) };
}
