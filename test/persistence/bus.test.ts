import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { createRedisBus } from '../../src/persistence/bus.ts';
import type { Bus } from '../../src/persistence/ports.ts';
import { startOwnRedis, type OwnRedis } from '../support/redis.ts';
import { logger } from './backends.ts';

describe('the bus between processes', function () {
  this.timeout(20_000);
  let redis: OwnRedis;
  let here: Bus;
  let there: Bus;
  before(async () => {
    redis = await startOwnRedis();
    [here, there] = [createRedisBus(redis.url, logger), createRedisBus(redis.url, logger)];
  });
  after(async () => {
    await Promise.all([here.close(), there.close()]);
    await redis.stop();
  });

  /** Says it again until it is heard: who has only just subscribed may miss the first words. */
  const untilHeard = async (topic: string, words: string[], message: string): Promise<void> => {
    while (!words.includes(message)) {
      there.publish(topic, message);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  it('carries words to those who listen to their topic, and to no others', async () => {
    const topic = randomUUID();
    const [words, others, own]: [string[], string[], string[]] = [[], [], []];
    here.subscribe(topic, (word) => words.push(word));
    here.subscribe(randomUUID(), (word) => others.push(word));
    there.subscribe(topic, (word) => own.push(word));
    await untilHeard(topic, words, 'a word with spaces, é and {"json":1}');
    expect(new Set(words)).to.deep.equal(new Set(['a word with spaces, é and {"json":1}']));
    expect(others).to.deep.equal([]);
    expect(own).to.deep.equal([]);
  });

  it('carries none to who has stopped listening', async () => {
    const topic = randomUUID();
    const [stopped, words]: [string[], string[]] = [[], []];
    here.subscribe(topic, (word) => stopped.push(word))();
    here.subscribe(topic, (word) => words.push(word));
    await untilHeard(topic, words, 'still here');
    expect(stopped).to.deep.equal([]);
  });

  it('carries them again when Redis is back', async () => {
    const topic = randomUUID();
    const words: string[] = [];
    here.subscribe(topic, (word) => words.push(word));
    await untilHeard(topic, words, 'before');
    await redis.stop();
    there.publish(topic, 'lost');
    await redis.restart();
    await untilHeard(topic, words, 'after');
    expect(words).not.to.include('lost');
  });
});
