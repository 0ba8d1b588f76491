import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { faultPoints } from '../../../src/bot/turns/fault-points.ts';
import type { Session } from '../../../src/coaching/session.ts';
import { openStore } from '../../../src/persistence/store.ts';
import { backends, type Backend } from '../../persistence/backends.ts';
import { freePort } from '../../support/free-port.ts';
import { GriotProcess } from '../../support/griot-process.ts';
import { PollingOwner } from '../../support/polling-owner.ts';

const lines = [
  'Bonjour',
  'Jus Ndèye',
  'jus de fruits',
  'Kaolack, Sénégal',
  'plus tard',
  'Dans 3 ans, les enfants de Kaolack boivent du bissap frais dans 40 boutiques au lieu de sodas.',
  'oui',
  'passer',
  'retour',
  'je ne sais pas',
  '2',
  'oui',
  'passer',
  'passer',
  'passer',
];

/** What of a run must be the same as of a run that nobody killed. */
interface Run {
  transcript: string[];
  statuses: string[];
  session: unknown;
}

/** Without what differs from run to run by itself: ids and times. */
function comparable({ id: _id, createdAt: _createdAt, steps, ...rest }: Session): unknown {
  const timeless = Object.values(steps).map(
    ({ startedAt: _startedAt, settledAt: _settledAt, ...step }) => step,
  );
  return { ...rest, steps: timeless };
}

for (const [name, start] of Object.entries(backends)) {
  describe(`a process killed on ${name}`, function () {
    this.timeout(240_000);
    this.slow(60_000);
    let backend: Backend;
    let keys: string;

    /** The whole conversation, with one process after the other, each of which dies where it is told to. */
    const run = async (deaths: readonly string[]): Promise<Run> => {
      const { dataDir, databaseUrl, redisUrl } = backend.options;
      const port = await freePort();
      const environment = {
        PORT: String(port),
        DATA_DIR: databaseUrl ? keys : dataDir,
        LOG_LEVEL: 'silent',
        LEASE_SECONDS: '0.5',
        ...(databaseUrl && { DATABASE_URL: databaseUrl }),
        ...(redisUrl && { REDIS_URL: redisUrl }),
      };
      const lives = async (): Promise<GriotProcess> => {
        for (const death of deaths) {
          const griot = new GriotProcess({ ...environment, GRIOT_TEST_KILL_AT: death });
          expect(await griot.ended(), `${death}: ${griot.stderr}`).to.have.property('signal', 'SIGKILL');
        }
        return new GriotProcess(environment);
      };
      const living = lives();
      const owner = new PollingOwner(`http://127.0.0.1:${port}`, `dl_${deaths.length}`);
      await owner.arrive();
      await owner.greeted();
      for (const line of lines) await owner.says(line);
      const griot = await living;
      const transcript = (await owner.transcript()).map(
        ({ from, text }) => `${from.id === 'griot'}: ${text}`,
      );
      griot.kill('SIGTERM');
      expect(await griot.ended()).to.deep.equal({ code: 0, signal: null });

      const store = await openStore(backend.options);
      const entries = await store.log.read(owner.conversationId, 0);
      const { userId } = (await store.log.find(owner.conversationId))!;
      const session = comparable((await store.sessions.latest(userId))!);
      await store.close();
      return {
        transcript,
        session,
        statuses: entries.map(({ direction, status }) => `${direction} ${status}`),
      };
    };

    before(async () => {
      keys = mkdtempSync(join(tmpdir(), 'griot-keys-'));
      backend = await start();
    });
    after(async () => {
      await backend.stop();
      rmSync(keys, { recursive: true });
    });

    it('at every point of the journey says and keeps what one says and keeps that nobody killed', async () => {
      const unkilled = await run([]);
      expect(unkilled.transcript).to.have.length.above(2 * lines.length);
      expect(new Set(unkilled.statuses)).to.deep.equal(new Set(['in handled', 'out sent']));
      expect(await run(faultPoints.map((point) => `${point}:2`))).to.deep.equal(unkilled);
    });
  });
}
