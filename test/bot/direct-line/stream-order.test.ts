import { EventEmitter } from 'node:events';
import { expect } from 'chai';
import type { WebSocket } from 'ws';
import type { Conversations } from '../../../src/bot/channels/direct-line/conversations.ts';
import { Stream } from '../../../src/bot/channels/direct-line/stream.ts';
import { createFeed, type Feed } from '../../../src/bot/feed.ts';
import { createLogger } from '../../../src/logger.ts';
import type { Frame } from './watcher.ts';

/** A socket that keeps what it is given, and takes it at once or never. */
class Sink extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  isDeaf = false;
  readonly frames: Frame[] = [];

  send(frame: string, taken: () => void): void {
    this.frames.push(JSON.parse(frame) as Frame);
    this.emit('frame');
    if (!this.isDeaf) taken();
  }

  terminate(): void {
    this.readyState = 3;
    this.emit('close');
  }

  get numbers(): unknown[] {
    return this.frames.flatMap(({ activities }) => activities).map(({ text }) => text);
  }

  async until(count: number): Promise<unknown[]> {
    while (this.numbers.length < count) await new Promise((resolve) => this.once('frame', resolve));
    return this.numbers;
  }
}

describe('Direct Line: the order of a stream', () => {
  let log: number[];
  let reads: number[];
  let feed: Feed;
  let sink: Sink;

  beforeEach(() => {
    log = [];
    reads = [];
    feed = createFeed({ logger: createLogger('silent') });
    sink = new Sink();
  });

  const activity = (sequence: number): { text: string } => ({ text: String(sequence) });
  /** Two entries a page. */
  const conversations = {
    read(_id: string, watermark: number) {
      reads.push(watermark);
      const page = log.filter((sequence) => sequence > watermark).slice(0, 2);
      return Promise.resolve({
        activities: page.map(activity),
        watermark: page.at(-1) ?? watermark,
        more: page.length === 2,
      });
    },
  } as unknown as Conversations;
  const start = (watermark = 0): void => {
    const parts = { conversations, feed, logger: createLogger('silent') };
    new Stream(sink as unknown as WebSocket, 'c', watermark, parts).start();
  };
  const publish = (...sequences: number[]): void => {
    for (const sequence of sequences) feed.publish('c', { activity: activity(sequence), sequence });
  };

  it('is that of the log, from the watermark on, page by page', async () => {
    log = [1, 2, 3, 4, 5, 6];
    start(1);
    expect(await sink.until(5)).to.deep.equal(['2', '3', '4', '5', '6']);
    expect(sink.frames.map(({ watermark }) => watermark)).to.deep.equal(['3', '5', '6']);
  });

  it('brings each entry once, though it is told and read', async () => {
    log = [1, 2];
    start();
    publish(1, 2, 2);
    log.push(3);
    publish(3, 1, 3);
    expect(await sink.until(3)).to.deep.equal(['1', '2', '3']);
    log.push(4);
    publish(4);
    expect(await sink.until(4)).to.deep.equal(['1', '2', '3', '4']);
  });

  it('reads what it was not told, or told too late', async () => {
    log = [1];
    start();
    await sink.until(1);
    log.push(2, 3);
    publish(3, 2);
    expect(await sink.until(3)).to.deep.equal(['1', '2', '3']);
    // Another process tells the place alone.
    log.push(4);
    feed.publish('c', { sequence: 4 });
    expect(await sink.until(4)).to.deep.equal(['1', '2', '3', '4']);
    expect(reads).to.include.members([1, 3]);
  });

  it('does not read what it is told in order', async () => {
    log = [1];
    start();
    await sink.until(1);
    const before = reads.length;
    publish(2, 3, 4);
    await sink.until(4);
    expect(reads).to.have.length(before);
  });

  it('lets signs of typing through, which have no place in it', async () => {
    log = [1];
    start();
    await sink.until(1);
    feed.publish('c', { activity: { text: 'typing' } });
    publish(2);
    expect(await sink.until(3)).to.deep.equal(['1', 'typing', '2']);
    expect(sink.frames[1]!.watermark).to.equal('1');
  });

  it('ends for one who does not read, and for one who is gone', async () => {
    log = [1];
    start();
    await sink.until(1);
    sink.isDeaf = true;
    publish(...Array.from({ length: 600 }, (_, index) => index + 2));
    expect(sink.readyState).to.equal(3);
    // It is not told any more.
    const { length } = sink.frames;
    publish(700);
    await new Promise(setImmediate);
    expect(sink.frames).to.have.length(length);
  });

  it('ends when the log cannot be read: the client comes back', async () => {
    const gone = new Promise((resolve) => sink.once('close', resolve));
    const parts = { conversations, feed, logger: createLogger('silent') };
    const failing = { ...parts, conversations: { read: () => Promise.reject(new Error('no database')) } };
    new Stream(sink as unknown as WebSocket, 'c', 0, failing as unknown as typeof parts).start();
    await gone;
    expect(sink.frames).to.deep.equal([]);
  });
});
