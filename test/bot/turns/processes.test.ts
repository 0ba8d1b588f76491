import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { backends, type Backend } from '../../persistence/backends.ts';
import { DirectLineOwner, type ChatActivity } from '../../support/direct-line.ts';
import { GriotProcess } from '../../support/griot-process.ts';

const isQuestion = ({ channelData }: ChatActivity): boolean => channelData?.coaching?.ask != null;

describe('two processes on one PostgreSQL', function () {
  this.timeout(90_000);
  this.slow(30_000);
  let backend: Backend;
  let folder: string;

  before(async () => {
    backend = await backends['PostgreSQL and Redis']!();
    folder = mkdtempSync(join(tmpdir(), 'griot-processes-'));
  });
  after(async () => {
    await backend.stop();
    rmSync(folder, { recursive: true });
  });

  for (const [how, isWithRedis] of [
    ['told by Redis', true],
    ['without Redis, from the log', false],
  ] as const) {
    it(`take each other's messages in turn, and a socket at one shows what the other said: ${how}`, async () => {
      const { databaseUrl, redisUrl } = backend.options;
      const environment = {
        DATA_DIR: folder,
        DATABASE_URL: databaseUrl!,
        LOG_LEVEL: 'silent',
        ...(isWithRedis && { REDIS_URL: redisUrl! }),
      };
      const processes = [new GriotProcess(environment), new GriotProcess(environment)];
      const [here, there] = await Promise.all(processes.map((griot) => griot.ready()));
      const owner = await DirectLineOwner.arrive(here!, `dl_${how}`, 'fr');
      await owner.until(isQuestion);
      for (const [place, text] of [
        'Bonjour',
        'Fil d’Or',
        'couture',
        'Thiès',
        'plus tard',
        'passer',
      ].entries()) {
        await owner.post({ type: 'message', text }, place % 2 ? here! : there!);
        await owner.until(isQuestion);
      }
      expect(owner.heard.at(-1)?.channelData?.coaching?.stage).to.equal('mission');
      const ids = owner.heard.map(({ id }) => id);
      expect(ids).to.deep.equal([...new Set(ids)].sort());
      owner.leave();
      for (const griot of processes) {
        griot.kill('SIGTERM');
        expect(await griot.ended()).to.deep.equal({ code: 0, signal: null });
      }
    });
  }
});
