import { expect } from 'chai';
import { DeliveryError, type Channel } from '../../../src/bot/channels/channel.ts';
import { deliver, waitMs } from '../../../src/bot/turns/delivery.ts';
import { dieAt, passUnharmed } from '../../../src/bot/turns/fault-points.ts';
import { Hand } from '../../../src/bot/turns/hand.ts';
import { createLogger } from '../../../src/logger.ts';
import type { Conversation, LogEntry } from '../../../src/persistence/ports.ts';

const conversation: Conversation = { id: 'c', channel: 'direct-line', userId: 'u', reference: {} };
const entry = (sequence: number, more: Partial<LogEntry> = {}): LogEntry => ({
  id: `c|${sequence}`,
  conversationId: 'c',
  sequence,
  direction: 'out',
  status: 'pending',
  activity: {},
  attempts: 0,
  createdAt: new Date(0),
  ...more,
});

describe('delivery', () => {
  const now = Date.UTC(2026, 0, 5);
  const run = async (entries: LogEntry[], refuse: (id: string) => Error | undefined) => {
    const sent: string[] = [];
    const channel: Channel = {
      name: 'direct-line',
      capabilities: { textLength: 1, buttons: 1, typing: false },
      typing: () => Promise.resolve(),
      send(_conversation, { id }) {
        const refusal = refuse(id);
        if (refusal) return Promise.reject(refusal);
        sent.push(id);
        return Promise.resolve();
      },
    };
    const parts = { channel, pass: passUnharmed, logger: createLogger('silent'), now: () => now };
    return { sent, ...(await deliver(conversation, entries, parts)) };
  };

  it('sends in order, and marks failed what is refused for good', async () => {
    const { sent, fates } = await run([entry(1), entry(2), entry(3)], (id) =>
      id === 'c|2' ? new DeliveryError('blocked', false) : undefined,
    );
    expect(sent).to.deep.equal(['c|1', 'c|3']);
    expect(fates.map(({ status }) => status)).to.deep.equal(['sent', 'failed', 'sent']);
    expect(fates[1]).to.include({ reason: 'blocked' });
  });

  it('holds back what follows one that is refused for now', async () => {
    const { sent, fates, nextAt } = await run([entry(1, { attempts: 2 }), entry(2)], () => new Error('away'));
    expect(sent).to.deep.equal([]);
    expect(fates[0]).to.include({ status: 'postponed', attempts: 3, reason: 'away' });
    expect(fates[1]).to.deep.include({ status: 'postponed', attempts: 0, dueAt: nextAt });
    expect(nextAt!.getTime() - now).to.be.within(2_000, 4_000);
  });

  it('waits as long as the channel says', async () => {
    const refusal = new DeliveryError('slow down', true, { retryAfterMs: 90_000 });
    const { nextAt } = await run([entry(1)], () => refusal);
    expect(nextAt!.getTime() - now).to.equal(90_000);
  });

  it('leaves alone what is not due yet', async () => {
    const dueAt = new Date(now + 1);
    const { sent, fates, nextAt } = await run([entry(1, { dueAt }), entry(2)], () => undefined);
    expect(sent).to.deep.equal([]);
    expect(fates.map(({ entryId }) => entryId)).to.deep.equal(['c|2']);
    expect(nextAt).to.equal(dueAt);
  });

  it('gives up after the last try, with the reason', async () => {
    const { fates } = await run([entry(1, { attempts: 19 })], () => new DeliveryError('away', true));
    expect(fates).to.deep.equal([{ entryId: 'c|1', status: 'failed', reason: 'away' }]);
  });

  it('waits twice as long each time, up to a quarter of an hour, half of it by chance', () => {
    const [least, most] = [() => 0, () => 1];
    expect([1, 2, 3, 10].map((attempt) => waitMs(attempt, most))).to.deep.equal([
      1_000, 2_000, 4_000, 512_000,
    ]);
    expect(waitMs(19, most)).to.equal(900_000);
    expect(waitMs(3, least)).to.equal(2_000);
  });
});

describe('a conversation in hand', () => {
  const heard = (sequence: number): LogEntry => entry(sequence, { direction: 'in' });
  const of = (sequence: number) => Hand.of(heard(sequence), false);

  it('takes what it hears in order, and nothing twice', () => {
    const hand = of(5);
    for (const sequence of [6, 6, 5, 7]) hand.hear(heard(sequence));
    expect(hand.pending.map(({ sequence }) => sequence)).to.deep.equal([5, 6, 7]);
    expect(hand.isBehind).to.equal(false);
  });

  it('knows that it is behind where there is a gap, before and after a turn', () => {
    const hand = of(5);
    hand.hear(heard(7));
    expect(hand.isBehind).to.equal(true);
    const other = of(5);
    other.turned(1, [entry(7)], 6);
    expect(other.isBehind).to.equal(true);
    const third = of(5);
    third.turned(1, [entry(6)], 5);
    expect(third).to.include({ isBehind: false, isIdle: true, known: 6 });
  });
});

describe('a fault point', () => {
  it('is one of the journey', () => {
    expect(() => dieAt('nowhere')).to.throw(RangeError, /accepted, begun, answered/);
    expect(() => dieAt('begun:0')).to.throw(RangeError);
    expect(() => dieAt('begun:2')('accepted')).not.to.throw();
  });
});
