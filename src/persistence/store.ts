import { randomUUID } from 'node:crypto';
import type { Logger } from '../logger.ts';
import { createBriefs } from './briefs.ts';
import { createInProcessCache } from './cache/in-process.ts';
import type { Database } from './database.ts';
import { lockDirectory } from './directory-lock.ts';
import { createFiles } from './files.ts';
import { startJobs } from './jobs.ts';
import { freeAll, freeOwn } from './log/lease.ts';
import { createLog } from './log/log.ts';
import type { Bus, Cache, Store } from './ports.ts';
import { createSessions } from './sessions.ts';
import { createStates } from './states.ts';
import { createUsers } from './users.ts';

export interface StoreOptions {
  /** Where PGlite keeps its files; not touched when there is a `databaseUrl`. */
  dataDir: string;
  /** PostgreSQL, in place of PGlite. */
  databaseUrl?: string;
  /** Redis, in place of the cache in this process. */
  redisUrl?: string;
  /** Seconds without a sign of life after which another process takes over a conversation; usually 10. */
  leaseSeconds?: number;
  logger: Logger;
}

/** The PostgreSQL of DATABASE_URL cannot be reached, or does not let us in. */
export class DatabaseUnavailable extends Error {
  readonly code = 'DATABASE_UNAVAILABLE';
  readonly retryable = true;
  constructor(cause: Error & { code?: string }) {
    super(`the database of DATABASE_URL cannot be used: ${cause.message || cause.code}`, { cause });
  }
}

/** What was opened so far, to be closed in the opposite order. */
type Closers = (() => Promise<void> | void)[];

/**
 * Opens all that is kept: takes the data directory or connects to PostgreSQL, brings the schema up to date and starts
 * the job queue. Throws `DataDirInUse` when another process has the directory, and what the database says when it
 * cannot be reached; nothing stays open then.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const closers: Closers = [];
  const close = async () => {
    for (let closer = closers.pop(); closer; closer = closers.pop()) await closer();
  };
  try {
    return { ...(await openAll(options, closers)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openAll(options: StoreOptions, closers: Closers): Promise<Omit<Store, 'close'>> {
  const { dataDir, databaseUrl, redisUrl, leaseSeconds = 10, logger } = options;
  const database = await openDatabase(options, closers);
  closers.push(() => database.close());
  const cache = await openCache(options);
  closers.push(() => cache.close());
  const bus = await openBus(options);
  if (bus) closers.push(() => bus.close());
  const jobs = await database.migrate(() => startJobs(database, logger));
  closers.push(() => jobs.stop());

  const states = createStates(database, cache);
  const alone = databaseUrl === undefined;
  // Who had something in hand before is gone: the directory's lock says so.
  if (alone) await freeAll(database);
  const lease = { owner: randomUUID(), seconds: leaseSeconds };
  closers.push(() =>
    freeOwn(database, lease).catch((error: unknown) =>
      logger.warn({ err: error }, 'leases could not be given back; they run out by themselves'),
    ),
  );
  return {
    log: createLog(database, states, jobs, lease),
    states,
    users: createUsers(database),
    sessions: createSessions(database),
    briefs: createBriefs(database),
    files: createFiles(database, alone || redisUrl !== undefined ? cache : undefined),
    jobs,
    cache,
    checkpoints: database.checkpoints,
    isShared: !alone,
    ...(bus && { bus }),
    description: {
      database: databaseUrl === undefined ? `PGlite in ${dataDir}` : 'PostgreSQL',
      cache: redisUrl === undefined ? 'in-process cache' : 'Redis',
    },
    async ping() {
      await database.query('select 1');
    },
  };
}

/** Only what is needed is loaded: PGlite alone is 20 MB of code. */
async function openDatabase(options: StoreOptions, closers: Closers): Promise<Database> {
  const { dataDir, databaseUrl, logger } = options;
  if (databaseUrl !== undefined) {
    const { openPostgres } = await import('./postgres.ts');
    return openPostgres(databaseUrl, logger).catch((cause: Error) => {
      throw new DatabaseUnavailable(cause);
    });
  }
  const lock = await lockDirectory(dataDir);
  closers.push(() => lock.release());
  const { openPglite } = await import('./pglite.ts');
  return openPglite(dataDir, logger);
}

async function openCache({ redisUrl, logger }: StoreOptions): Promise<Cache> {
  if (redisUrl === undefined) return createInProcessCache();
  const { createRedisCache } = await import('./cache/redis.ts');
  return createRedisCache(redisUrl, logger);
}

async function openBus({ redisUrl, logger }: StoreOptions): Promise<Bus | undefined> {
  if (redisUrl === undefined) return undefined;
  const { createRedisBus } = await import('./bus.ts');
  return createRedisBus(redisUrl, logger);
}
