import { expect } from 'chai';
import pg from 'pg';
import type { Database } from '../../src/persistence/database.ts';
import { openPostgres } from '../../src/persistence/postgres.ts';
import { openStore } from '../../src/persistence/store.ts';
import { freePort } from '../support/free-port.ts';
import { startPostgres, type TestDatabase } from '../support/postgres.ts';
import { logger } from './backends.ts';

describe('PostgreSQL', function () {
  this.timeout(30_000);
  let server: TestDatabase;
  let database: Database;
  let executioner: pg.Pool;
  before(async () => {
    server = await startPostgres();
    database = await openPostgres(server.url, logger);
    executioner = new pg.Pool({ connectionString: server.url, max: 1 });
  });
  after(async () => {
    await executioner.end();
    await database.close();
    await server.stop();
  });

  const pid = 'select pg_backend_pid() as pid';
  const kill = (backend: number) => executioner.query('select pg_terminate_backend($1)', [backend]);

  it('goes on after more backends were lost inside transactions than the pool has', async () => {
    for (let n = 0; n < 12; n += 1) {
      const failure = await database
        .transaction(async (transaction) => {
          const [backend] = await transaction.query<{ pid: number }>(pid);
          await kill(backend!.pid);
          await transaction.query('select 1');
        })
        .catch((error: unknown) => error);
      expect(failure).to.be.an('error');
    }
    expect(await database.query('select 1 as one')).to.deep.equal([{ one: 1 }]);
  });

  it('gets back the connections that the entity manager lost', async () => {
    const lose = async () => {
      await database.em().transactional(async (em) => {
        const [backend] = await em.execute<{ pid: number }[]>(pid);
        await kill(backend!.pid);
        await em.execute('select 1');
      });
    };
    const failures = await Promise.allSettled(Array.from({ length: 12 }, lose));
    expect(failures.map(({ status }) => status)).to.deep.equal(Array(12).fill('rejected'));
    expect(await database.query('select 1 as one')).to.deep.equal([{ one: 1 }]);
  });

  it('lets no query wait without an end', async () => {
    const names = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'];
    const settings = await database.query<{ setting: string }>(
      'select setting from pg_settings where name = any($1)',
      [names],
    );
    expect(settings).to.have.length(names.length);
    for (const { setting } of settings) expect(Number(setting)).to.be.within(1, 60_000);
  });

  it('says so at once when nothing answers', async () => {
    const databaseUrl = `postgresql://nobody@127.0.0.1:${await freePort()}/griot`;
    const failure = await openStore({ dataDir: '/nowhere', databaseUrl, logger }).catch(
      (error: unknown) => error,
    );
    expect(failure)
      .to.be.an('error')
      .with.property('message')
      .that.matches(/ECONNREFUSED/);
  });
});
