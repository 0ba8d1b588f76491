import { join } from 'node:path';
import { MikroORM as PgliteOrm } from '@mikro-orm/pglite';
import { MikroORM as PostgresOrm } from '@mikro-orm/postgresql';
import { expect } from 'chai';
import { ormOptions } from '../../src/persistence/database.ts';
import { openStore } from '../../src/persistence/store.ts';
import { backends, logger } from './backends.ts';
import { startOpener } from './processes.ts';

describe('the schema', function () {
  this.timeout(30_000);

  for (const [name, start] of Object.entries(backends)) {
    it(`is what the entities say after all migrations on ${name}`, async () => {
      const { options, stop } = await start();
      await (await openStore(options)).close();
      const orm =
        options.databaseUrl === undefined
          ? await PgliteOrm.init({ ...ormOptions(logger), dbName: join(options.dataDir, 'pglite') })
          : await PostgresOrm.init({ ...ormOptions(logger), clientUrl: options.databaseUrl });
      expect(await orm.schema.getUpdateSchemaSQL()).to.equal('');
      await orm.close();
      await stop();
    });
  }

  it('is made once when several processes start on an empty PostgreSQL at once', async () => {
    const { options, stop } = await backends['PostgreSQL and Redis']!();
    const openers = [startOpener(options), startOpener(options), startOpener(options)];
    expect(await Promise.all(openers.map((opener) => opener.line()))).to.deep.equal(['open', 'open', 'open']);
    expect(await Promise.all(openers.map((opener) => opener.close()))).to.deep.equal([0, 0, 0]);
    await stop();
  });
});
