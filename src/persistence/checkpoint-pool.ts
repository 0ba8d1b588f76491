import { setImmediate as nextTurnOfTheLoop } from 'node:timers/promises';
import type { PGlite, Transaction } from '@electric-sql/pglite';
import type { Pool } from 'pg';

/** Whatever runs one SQL statement with `$1` values, and answers as `pg` does. */
interface CheckpointSql {
  query(statement: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** One connection, for a transaction of its own: `BEGIN`, `COMMIT` and `ROLLBACK` are statements of it. */
interface CheckpointClient extends CheckpointSql {
  /** Gives the connection back, once its transaction has ended. */
  release(): void;
}

/** The database as a checkpointer of the agents' graph wants it: in the shape of a `pg` pool. */
export interface CheckpointPool extends CheckpointSql {
  connect(): Promise<CheckpointClient>;
  /** Runs `work`, which makes the checkpointer's tables, while no other process runs its own. */
  exclusively(work: () => Promise<void>): Promise<void>;
}

/** Any number, the same in every process, that nothing else in the database takes an advisory lock on. */
const setupLock = 7_268_462;

export function postgresCheckpoints(pool: Pool): CheckpointPool {
  return {
    query: (statement, values) => pool.query(statement, values),
    connect: () => pool.connect(),
    async exclusively(work) {
      const client = await pool.connect();
      let unusable: Error | undefined;
      try {
        await client.query('begin');
        // The transaction holds the lock, so a process that dies here frees it; `work` has connections of its own.
        await client.query('select pg_advisory_xact_lock($1)', [setupLock]);
        await work();
        await client.query('commit');
      } catch (error) {
        await client.query('rollback').catch((cause: Error) => (unusable = cause));
        throw error;
      } finally {
        client.release(unusable);
      }
    },
  };
}

/** PGlite has one connection: `BEGIN` takes it for one client alone, and every other one waits for its `COMMIT`. */
export const pgliteCheckpoints = (pglite: PGlite): CheckpointPool => ({
  async query(statement, values) {
    const result = await pglite.query(statement, values);
    await nextTurnOfTheLoop();
    return result;
  },
  connect: async () => pgliteClient(pglite),
  exclusively: (work) => work(),
});

/** A transaction that stays open until it is told how to end. */
interface Open {
  transaction: Transaction;
  end(commit: boolean): Promise<void>;
}

async function begin(pglite: PGlite): Promise<Open> {
  const began = Promise.withResolvers<Transaction>();
  const ending = Promise.withResolvers<boolean>();
  const ended = pglite.transaction(async (transaction) => {
    began.resolve(transaction);
    if (!(await ending.promise)) await transaction.rollback();
  });
  ended.catch(began.reject);
  return {
    transaction: await began.promise,
    async end(commit) {
      ending.resolve(commit);
      await ended;
      await nextTurnOfTheLoop();
    },
  };
}

function pgliteClient(pglite: PGlite): CheckpointClient {
  let open: Open | undefined;
  const end = async (commit: boolean) => {
    const ending = open;
    open = undefined;
    await ending?.end(commit);
    return { rows: [] };
  };
  return {
    async query(statement, values) {
      switch (statement.toUpperCase()) {
        case 'BEGIN':
          open ??= await begin(pglite);
          return { rows: [] };
        case 'COMMIT':
          return end(true);
        case 'ROLLBACK':
          return end(false);
        default:
          return (open?.transaction ?? pglite).query(statement, values);
      }
    },
    release: () => void end(false),
  };
}
