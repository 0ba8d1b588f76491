import { setImmediate as nextTurnOfTheLoop } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { MikroORM } from '@mikro-orm/pglite';
import { fromPglite } from 'pg-boss';
import type { Logger } from '../logger.ts';
import { pgliteCheckpoints } from './checkpoint-pool.ts';
import { pgliteFolder } from './data-folder.ts';
import { ormOptions, type Database } from './database.ts';

/** One writer on one thread needs neither PostgreSQL's 128 MB of buffers nor a gigabyte of log on the disk. */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB', '-c', 'max_wal_size=128MB'];

/** PGlite in `<dataDir>/pglite`. The directory's lock must be held. */
export async function openPglite(dataDir: string, logger: Logger): Promise<Database> {
  const orm = await MikroORM.init({
    ...ormOptions(logger),
    dbName: await pgliteFolder(dataDir),
    driverOptions: { startParams },
  });
  await orm.connect();
  const pglite = await orm.em.getConnection().getNativeClient();
  return {
    kind: 'pglite',
    queue: fromPglite(pglite),
    checkpoints: pgliteCheckpoints(pglite),
    em: () => orm.em.fork(),
    async query<Row>(statement: string, values?: unknown[]) {
      const { rows } = await pglite.query<Row>(statement, values);
      // PGlite works on this thread: without a pause, a row of queries would keep everything else waiting.
      await nextTurnOfTheLoop();
      return rows;
    },
    async transaction(work) {
      const result = await pglite.transaction((transaction) =>
        work({
          query: async <Row>(statement: string, values?: unknown[]) =>
            (await transaction.query<Row>(statement, values)).rows,
          queue: { executeSql: (statement, values) => transaction.query(statement, values) },
        }),
      );
      await nextTurnOfTheLoop();
      return result;
    },
    async migrate(more) {
      await orm.migrator.up();
      return more();
    },
    close: () => orm.close(true),
  };
}
