import { expect } from 'chai';
import { createFeed, type Delivery } from '../../src/bot/feed.ts';
import { createLogger } from '../../src/logger.ts';
import type { Bus } from '../../src/persistence/ports.ts';

const logger = createLogger('silent');

/** A bus that only notes what is told on it, and through which the test speaks. */
class Notes implements Bus {
  readonly told: [topic: string, message: string][] = [];
  readonly listeners = new Map<string, (message: string) => void>();

  publish(topic: string, message: string): void {
    this.told.push([topic, message]);
  }

  subscribe(topic: string, listener: (message: string) => void): () => void {
    this.listeners.set(topic, listener);
    return () => this.listeners.delete(topic);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

describe('the feed', () => {
  const watch = (feed: ReturnType<typeof createFeed>, conversationId: string) => {
    const seen: Delivery[] = [];
    return { seen, end: feed.subscribe(conversationId, (delivery) => seen.push(delivery)) };
  };

  it('delivers to all who watch a conversation, until they end it, and to nobody else', () => {
    const feed = createFeed({ logger });
    const [one, two, other] = [watch(feed, 'a'), watch(feed, 'a'), watch(feed, 'b')];
    feed.publish('a', { activity: { text: 'x' }, sequence: 1 });
    one.end();
    feed.publish('a', { activity: { text: 'y' }, sequence: 2 });
    expect(one.seen).to.have.length(1);
    expect(two.seen.map(({ sequence }) => sequence)).to.deep.equal([1, 2]);
    expect(other.seen).to.deep.equal([]);
  });

  it('tells other processes the place of what is in the log, and what is not there whole', () => {
    const bus = new Notes();
    const feed = createFeed({ bus, logger });
    feed.publish('a', { activity: { text: 'private' }, sequence: 7 });
    feed.publish('a', { activity: { type: 'typing' } });
    expect(bus.told).to.deep.equal([
      ['a', '{"sequence":7}'],
      ['a', '{"activity":{"type":"typing"}}'],
    ]);
  });

  it('hears what other processes tell, as long as somebody watches', () => {
    const bus = new Notes();
    const feed = createFeed({ bus, logger });
    const [one, two] = [watch(feed, 'a'), watch(feed, 'a')];
    bus.listeners.get('a')!('{"sequence":7}');
    expect(one.seen).to.deep.equal([{ sequence: 7 }]);
    one.end();
    expect(bus.listeners.has('a')).to.equal(true);
    two.end();
    expect(bus.listeners.has('a')).to.equal(false);
  });

  it('looks into the log for what no word came of, while somebody watches', async () => {
    const asked: string[][] = [];
    const feed = createFeed({
      newest: (ids) => {
        asked.push(ids);
        // The first look fails, as with a database that is away.
        return asked.length === 1 ? Promise.reject(new Error('away')) : Promise.resolve(new Map([['a', 9]]));
      },
      logger,
    });
    const delivered = await new Promise<Delivery>((resolve) => feed.subscribe('a', resolve));
    expect(delivered).to.deep.equal({ sequence: 9 });
    expect(asked).to.deep.equal([['a'], ['a']]);
    await feed.close();
  });
});
