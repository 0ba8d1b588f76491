import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { pino } from 'pino';
import { createInProcessCache } from '../../src/persistence/cache/in-process.ts';
import { createRedisCache } from '../../src/persistence/cache/redis.ts';
import type { Cache } from '../../src/persistence/ports.ts';
import { startOwnRedis, startRedis, type OwnRedis, type TestRedis } from '../support/redis.ts';
import { logger } from './backends.ts';

function describeCache(name: string, open: () => Promise<{ cache: Cache; stop: () => Promise<void> }>): void {
  describe(`cache: ${name}`, () => {
    let cache: Cache;
    let stop: () => Promise<void>;
    before(async () => ({ cache, stop } = await open()));
    after(async () => {
      await cache.close();
      await stop();
    });

    it('gives back what was set, the newest', async () => {
      const key = randomUUID();
      expect(await cache.get(key)).to.equal(undefined);
      await cache.set(key, 'é "\n\0', 60);
      expect(await cache.get(key)).to.equal('é "\n\0');
      await cache.set(key, '', 60);
      expect(await cache.get(key)).to.equal('');
    });

    it('forgets what was deleted', async () => {
      const key = randomUUID();
      await cache.set(key, 'x', 60);
      await cache.delete(key);
      await cache.delete(key);
      expect(await cache.get(key)).to.equal(undefined);
    });

    it('forgets what is too old', async () => {
      const key = randomUUID();
      const started = Date.now();
      await cache.set(key, 'x', 1);
      while ((await cache.get(key)) !== undefined) expect(Date.now() - started).to.be.below(2_000);
      expect(Date.now() - started).to.be.at.least(900);
    });
  });
}

describeCache('in process', async () => ({ cache: createInProcessCache(), stop: async () => undefined }));

describeCache('Redis', async () => {
  const redis: TestRedis = await startRedis();
  return { cache: await createRedisCache(redis.url, logger), stop: () => redis.stop() };
});

describe('cache in process', () => {
  it('keeps within its limit, dropping what is oldest', async () => {
    const cache = createInProcessCache(30);
    for (const key of ['a', 'b', 'c', 'd']) await cache.set(key, '123456789', 60);
    expect(await cache.get('a')).to.equal(undefined);
    expect(await cache.get('b')).to.equal('123456789');
    await cache.set('e', 'x'.repeat(31), 60);
    for (const key of ['b', 'c', 'd', 'e']) expect(await cache.get(key)).to.equal(undefined);
    await cache.set('f', '1', 60);
    expect(await cache.get('f')).to.equal('1');
  });
});

describe('cache in Redis, when it is away', () => {
  let redis: OwnRedis;
  let cache: Cache;
  const warnings: string[] = [];
  const listening = pino({ level: 'warn' }, { write: (line: string) => warnings.push(line) });

  before(async () => {
    redis = await startOwnRedis();
    cache = await createRedisCache(redis.url, listening);
  });
  beforeEach(() => warnings.splice(0));
  after(async () => {
    await cache.close();
    await redis.stop();
  });

  const untilSet = async (key: string) => {
    while ((await cache.get(key)) === undefined) {
      await cache.set(key, 'back', 60);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  /** Takes long enough for several tries to connect. */
  const missAll = async (count: number) => {
    for (let n = 0; n < count; n += 1) {
      await cache.set('key', 'x', 60);
      expect(await cache.get('key')).to.equal(undefined);
      await cache.delete('key');
    }
  };

  for (const outage of ['first', 'second']) {
    it(`is a cache that misses, says so once, and is used again on its return: ${outage} time`, async () => {
      await redis.stop();
      const started = Date.now();
      await missAll(200);
      expect(Date.now() - started).to.be.below(1_000);
      expect(warnings).to.have.length(1);
      await redis.restart();
      await untilSet(`stopped ${outage}`);
      expect(warnings).to.have.length(1);
    });
  }

  it('does not hang on one that hangs', async () => {
    await untilSet('before the freeze');
    redis.freeze();
    const started = Date.now();
    await missAll(3);
    expect(Date.now() - started).to.be.below(1_500);
    redis.thaw();
    await untilSet('thawed');
    expect(warnings).to.have.length(1);
  });

  it('opens without one', async () => {
    await redis.stop();
    const late = await createRedisCache(redis.url, listening);
    expect(await late.get('key')).to.equal(undefined);
    expect(warnings.length).to.be.within(1, 2);
    await late.close();
  });
});
