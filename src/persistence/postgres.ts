import { MikroORM } from '@mikro-orm/postgresql';
import type { Pool, PoolConfig, QueryConfig } from 'pg';
import type { Logger } from '../logger.ts';
import { postgresCheckpoints } from './checkpoint-pool.ts';
import { ormOptions, type Database, type Transaction } from './database.ts';
import { guardPool } from './pool-guard.ts';

/** No wait without an end: in milliseconds. */
const limits: PoolConfig = {
  max: 10,
  connectionTimeoutMillis: 5_000,
  statement_timeout: 15_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 30_000,
};

/**
 * Every statement of ours looks up a handful of rows by their keys, but a prepared one is planned for as many rows as a
 * table may have: without these the planner reads whole tables while they are small, and keeps that plan as they grow.
 */
const planning = '-c enable_seqscan=off -c random_page_cost=1.1';

/** Any number, the same in every process, that nothing else in the database takes an advisory lock on. */
const migrationLock = 7_268_461;

/** PostgreSQL at `url`. Throws when it does not answer. */
export async function openPostgres(url: string, logger: Logger): Promise<Database> {
  const orm = await MikroORM.init({
    ...ormOptions(logger),
    dbName: decodeURIComponent(new URL(url).pathname.slice(1)) || 'postgres',
    driverOptions: {
      ...limits,
      options: planning,
      application_name: 'griot',
      connectionString: url,
      onPoolCreated: guardPool,
    },
  });
  await orm.connect();
  const connection = orm.em.getConnection();
  const pool = await connection.getNativeClient();
  return {
    kind: 'postgresql',
    queue: { executeSql: (statement, values) => pool.query(statement, values) },
    checkpoints: postgresCheckpoints(pool),
    em: () => orm.em.fork(),
    query: async <Row>(statement: string, values?: unknown[], name?: string) =>
      rowsOf<Row>(await pool.query(prepared(statement, values, name))),
    transaction: (work) => inTransaction(pool, work),
    migrate: (more) =>
      connection.transactional(async (transaction) => {
        // A process that waits here waits for the other's migrations, not for one statement.
        await connection.execute(`set local statement_timeout = '120s'`, [], 'run', transaction);
        await connection.execute(`set local lock_timeout = '120s'`, [], 'run', transaction);
        await connection.execute('select pg_advisory_xact_lock(?)', [migrationLock], 'run', transaction);
        await orm.migrator.up({ transaction });
        return more();
      }),
    close: () => orm.close(true),
  };
}

/** Not kysely's own, which keeps a client whose backend was lost. */
async function inTransaction<T>(pool: Pool, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const query = (statement: string, values?: unknown[], name?: string) =>
    client.query(prepared(statement, values, name));
  let unusable: Error | undefined;
  try {
    await client.query('begin');
    const result = await work({
      query: async <Row>(statement: string, values?: unknown[], name?: string) =>
        rowsOf<Row>(await query(statement, values, name)),
      queue: { executeSql: (statement, values) => query(statement, values) },
    });
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((cause: Error) => (unusable = cause));
    throw error;
  } finally {
    client.release(unusable);
  }
}

const prepared = (text: string, values?: unknown[], name?: string): QueryConfig => ({
  text,
  ...(values && { values }),
  ...(name !== undefined && { name }),
});

const rowsOf = <Row>(result: { rows: unknown[] }): Row[] => result.rows as Row[];
