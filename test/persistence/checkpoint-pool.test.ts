import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Database } from '../../src/persistence/database.ts';
import { openPglite } from '../../src/persistence/pglite.ts';
import { openPostgres } from '../../src/persistence/postgres.ts';
import { startPostgres } from '../support/postgres.ts';
import { logger } from './backends.ts';

const databases: Record<string, () => Promise<{ database: Database; stop: () => Promise<void> | void }>> = {
  PGlite: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'griot-checkpoints-'));
    const database = await openPglite(folder, logger);
    return { database, stop: () => rmSync(folder, { recursive: true, force: true }) };
  },
  PostgreSQL: async () => {
    const postgres = await startPostgres();
    return { database: await openPostgres(postgres.url, logger), stop: () => postgres.stop() };
  },
};

for (const [name, open] of Object.entries(databases)) {
  describe(`the pool for checkpoints, on ${name}`, function () {
    this.timeout(30_000);
    let database: Database;
    let stop: () => Promise<void> | void;
    before(async () => {
      ({ database, stop } = await open());
      await database.checkpoints.query('create table mark (n int, bytes bytea)');
    });
    after(async () => {
      await database.close();
      await stop();
    });
    const marks = async () =>
      (await database.checkpoints.query('select n from mark order by n')).rows.map(
        (row) => (row as { n: number }).n,
      );

    it('keeps a transaction that is committed, and undoes one that is rolled back', async () => {
      for (const [n, end] of [
        [1, 'COMMIT'],
        [2, 'ROLLBACK'],
      ] as const) {
        const client = await database.checkpoints.connect();
        await client.query('BEGIN');
        await client.query('insert into mark values ($1, $2)', [n, new Uint8Array([n])]);
        await client.query(end);
        client.release();
      }
      expect(await marks()).to.deep.equal([1]);
    });

    it('lets transactions of several clients and statements without one get through', async () => {
      const write = async (n: number) => {
        const client = await database.checkpoints.connect();
        await client.query('BEGIN');
        await client.query('insert into mark values ($1)', [n]);
        await client.query('COMMIT');
        client.release();
      };
      await Promise.all([write(10), marks(), write(11), write(12), database.query('select 1')]);
      expect(await marks()).to.include.members([10, 11, 12]);
    });

    it('returns bytes as they were, one by one and in lists', async () => {
      const bytes = new Uint8Array([0, 255, 10]);
      await database.checkpoints.query('insert into mark values (99, $1)', [bytes]);
      const { rows } = await database.checkpoints.query(
        'select bytes as one, array[array[bytes, bytes]] as several from mark where n = 99',
      );
      const [row] = rows as { one: Uint8Array; several: Uint8Array[][] }[];
      expect([...row!.one]).to.deep.equal([...bytes]);
      expect(row!.several.flat().map((item) => [...item])).to.deep.equal([[...bytes], [...bytes]]);
    });

    it('says what a statement did wrong, and goes on', async () => {
      const client = await database.checkpoints.connect();
      await client.query('BEGIN');
      const failure: unknown = await client.query('select * from nowhere').catch((error: unknown) => error);
      expect(failure).to.include({ code: '42P01' });
      await client.query('ROLLBACK');
      client.release();
      expect(await marks()).to.include(1);
    });

    it('makes tables in one process at a time', async () => {
      let inside = 0;
      let most = 0;
      const work = async () => {
        most = Math.max(most, (inside += 1));
        await database.query('select 1');
        inside -= 1;
      };
      if (name === 'PostgreSQL') {
        await Promise.all([1, 2, 3].map(() => database.checkpoints.exclusively(work)));
        expect(most).to.equal(1);
      }
      const failure: unknown = await database.checkpoints
        .exclusively(() => Promise.reject(new Error('no room')))
        .catch((error: unknown) => error);
      expect(String(failure)).to.include('no room');
      await database.checkpoints.exclusively(work);
    });
  });
}
