import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Redis } from 'ioredis';
import { createApp, type App } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { startOwnPostgres, type OwnPostgres } from '../../support/postgres.ts';
import { PollingOwner } from '../../support/polling-owner.ts';
import { startOwnRedis, type OwnRedis } from '../../support/redis.ts';

describe('while a server is away', function () {
  this.timeout(90_000);
  this.slow(30_000);
  let redis: OwnRedis;
  let postgres: OwnPostgres;
  let folder: string;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'griot-outages-'));
    [redis, postgres] = await Promise.all([startOwnRedis(), startOwnPostgres()]);
  });
  after(async () => {
    await redis.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true });
  });

  const start = async (): Promise<{ app: App; url: string }> => {
    const environment = {
      PORT: '0',
      DATA_DIR: folder,
      LOG_LEVEL: 'silent',
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
    };
    const app = createApp(readConfig(environment));
    return { app, url: (await app.start()).url };
  };
  const copies = async (): Promise<number> => {
    const client = new Redis(redis.url);
    const keys = await client.keys('griot:state:*');
    client.disconnect();
    return keys.length;
  };

  it('Redis killed, frozen, flushed, back: the owner notices nothing, and the cache fills itself again', async () => {
    const { app, url } = await start();
    const owner = new PollingOwner(url, 'dl_redis');
    const asks: unknown[] = [];
    const says = async (text: string): Promise<void> => {
      asks.push((await owner.says(text)).channelData?.coaching?.ask);
    };
    await owner.arrive();
    await owner.greeted();
    await says('Bonjour');
    await redis.stop();
    await says('Jus Ndèye');
    await says('jus de fruits');
    await redis.restart();
    await says('Kaolack, Sénégal');
    redis.freeze();
    await says('plus tard');
    redis.thaw();
    await says('passer');
    const client = new Redis(redis.url);
    await client.flushall();
    client.disconnect();
    await says('retour');
    expect(asks).to.deep.equal(['name', 'sector', 'place', 'logo', 'answer', 'answer', 'answer']);
    while ((await copies()) === 0) await says('aide');
    await app.stop();
  });

  it('Redis away at the start: it starts, and uses it when it is there', async () => {
    await redis.stop();
    const { app, url } = await start();
    const owner = new PollingOwner(url, 'dl_late');
    await owner.arrive();
    await owner.greeted();
    expect((await owner.says('Bonjour')).channelData?.coaching?.ask).to.equal('name');
    await redis.restart();
    while ((await copies()) === 0) await owner.says('Bonjour');
    await app.stop();
  });

  it('PostgreSQL restarted: what is refused may be sent again, what was accepted is answered, without a restart', async () => {
    const { app, url } = await start();
    const owner = new PollingOwner(url, 'dl_postgres');
    await owner.arrive();
    await owner.greeted();
    await owner.says('Bonjour');
    await postgres.stop();
    const refused = await fetch(`${url}/readyz`);
    expect(refused.status).to.equal(503);
    const answered = owner.says('Jus Ndèye');
    await owner.refused;
    await postgres.restart();
    expect((await answered).channelData?.coaching?.ask).to.equal('sector');
    expect((await owner.says('jus de fruits')).channelData?.coaching?.ask).to.equal('place');
    const said = (await owner.transcript()).filter(({ from }) => from.id !== 'griot').map(({ text }) => text);
    expect(said).to.deep.equal(['Bonjour', 'Jus Ndèye', 'jus de fruits']);
    await app.stop();
  });
});
