import type { Options } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Db } from 'pg-boss';
import type { Logger } from '../logger.ts';
import type { CheckpointPool } from './checkpoint-pool.ts';
import { entities } from './entities/index.ts';
import { migrations } from './migrations/index.ts';

/** Whatever runs one SQL statement with `$1` values: the database at large, or one transaction of it. */
export interface Sql {
  /** `name`, of a statement that never changes: where that pays, it is planned once a connection. */
  query<Row>(statement: string, values?: unknown[], name?: string): Promise<Row[]>;
}

export interface Transaction extends Sql {
  /** The same transaction, as the job queue wants it. */
  readonly queue: Db;
}

/** The one connection (PGlite) or pool (PostgreSQL) that everything kept goes through. */
export interface Database extends Sql {
  readonly kind: 'pglite' | 'postgresql';
  /** The database at large, as the job queue wants it. */
  readonly queue: Db;
  /** The database at large, as the checkpoints of the agents' graph want it. */
  readonly checkpoints: CheckpointPool;
  /** A fresh entity manager: one for each operation. */
  em(): SqlEntityManager;
  /**
   * Runs `work` in a transaction, which a throw undoes. On PGlite, anything but the transaction's own queries waits
   * for its end: awaiting such a thing inside `work` would be waiting for ever.
   */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** Brings the schema up to date, then does `more`, while no other process does either. */
  migrate<T>(more: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

type SharedOptions = Pick<Options, 'entities' | 'extensions' | 'migrations' | 'schemaGenerator' | 'logger'>;

/** What MikroORM is told for either database. */
export const ormOptions = (logger: Logger): SharedOptions => ({
  entities,
  extensions: [Migrator],
  migrations: { migrationsList: migrations, snapshot: false },
  schemaGenerator: { ignoreSchema: ['pgboss', 'checkpoints'] },
  logger: (message) => logger.debug({ message }, 'orm'),
});
