import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openStore } from '../../src/persistence/store.ts';
import { logger } from './backends.ts';
import { startOpener } from './processes.ts';

describe('the data directory', function () {
  this.timeout(30_000);
  let dataDir: string;
  beforeEach(() => {
    dataDir = join(mkdtempSync(join(tmpdir(), 'griot-lock-')), 'made', 'as needed');
  });
  afterEach(() => rmSync(join(dataDir, '..', '..'), { recursive: true, force: true }));

  it('is refused to a second process in one line, and free again when the first is killed', async () => {
    const first = startOpener({ dataDir, logger });
    expect(await first.line()).to.equal('open');
    const second = startOpener({ dataDir, logger });
    const line = await second.line();
    expect(line)
      .to.match(/^DATA_DIR_IN_USE .*DATA_DIR/)
      .and.to.include(dataDir);
    expect(await second.close()).to.equal(1);
    expect(first.errors() + second.errors()).to.equal('');
    await first.kill();
    const third = startOpener({ dataDir, logger });
    expect(await third.line()).to.equal('open');
    expect(await third.close()).to.equal(0);
  });

  it('is refused to a second store of the same process', async () => {
    const store = await openStore({ dataDir, logger });
    const failure = await openStore({ dataDir, logger }).catch((error: unknown) => error);
    expect(failure).to.have.property('code', 'DATA_DIR_IN_USE');
    await store.ping();
    await store.close();
  });

  it('is opened whole after a first start that was cut short', async () => {
    mkdirSync(join(dataDir, 'pglite.new', 'base'), { recursive: true });
    writeFileSync(join(dataDir, 'pglite.new', 'PG_VERSION'), '18');
    const store = await openStore({ dataDir, logger });
    await store.ping();
    await store.close();
  });
});
