import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { DeliveryError } from '../../../src/bot/channels/channel.ts';
import { TurnRunner } from '../../../src/bot/turns/runner.ts';
import type { Dialogs } from '../../../src/dialogs/engine.ts';
import { createLogger } from '../../../src/logger.ts';
import type { Conversation, JsonObject, Store } from '../../../src/persistence/ports.ts';
import { openStore } from '../../../src/persistence/store.ts';
import { Recorder } from './recorder.ts';

const logger = createLogger('silent');
const says = (text: string): JsonObject => ({ type: 'message', text });

/** Dialogs that repeat what they hear and count, in the stored state, how often they were called. */
const echo = (store: Store, hear?: (text: string) => void): Dialogs => {
  const effect = async (conversation: Conversation, text: string): ReturnType<Dialogs['run']> => {
    const key = `test/${conversation.userId}`;
    const stored = await store.states.read(key);
    const count = Number(stored?.body['count'] ?? 0) + 1;
    const state = { key, version: stored?.version ?? 0, body: { count } };
    return { taken: 1, outgoing: [says(`${count}: ${text}`)], jobs: [], state };
  };
  return {
    async run(conversation, [activity]) {
      const text = String(activity!['text']);
      hear?.(text);
      return effect(conversation, text);
    },
    apologise: () => Promise.resolve({ taken: 1, outgoing: [says('sorry')], jobs: [] }),
  };
};

describe('turns', () => {
  let folder: string;
  let store: Store;

  before(async function () {
    this.timeout(30_000);
    folder = await mkdtemp(join(tmpdir(), 'griot-turns-'));
    store = await openStore({ dataDir: folder, leaseSeconds: 0.2, logger });
  });

  after(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  const begin = async (
    dialogs: Dialogs,
  ): Promise<{ id: string; userId: string; channel: Recorder; turns: TurnRunner }> => {
    const userId = await store.users.resolve('direct-line', randomUUID());
    const id = randomUUID();
    await store.log.open({ id, channel: 'direct-line', userId, reference: {} });
    const channel = new Recorder();
    const turns = new TurnRunner({
      log: store.log,
      dialogs,
      channels: new Map([['direct-line', channel]]),
      logger,
    });
    return { id, userId, channel, turns };
  };

  it('answers every message once, in the order of the log, however often it is woken', async () => {
    const { id, channel, turns } = await begin(echo(store));
    for (const text of ['a', 'b', 'c']) {
      await store.log.accept(id, says(text), text);
      turns.wake(id);
      turns.wake(id);
    }
    await channel.untilSent(3);
    await turns.stop();
    expect(channel.sent).to.deep.equal(['1: a', '2: b', '3: c']);
    expect(await store.log.backlog(id)).to.deep.equal({ pending: [], undelivered: [], known: 6 });
  });

  it('does after a start what an earlier process accepted and did not answer', async () => {
    const { id, channel, turns } = await begin(echo(store));
    await store.log.accept(id, says('left'), 'left');
    await turns.recover();
    await channel.untilSent(1);
    await turns.stop();
    expect(channel.sent).to.deep.equal(['1: left']);
  });

  it('runs the turn again on the newer state when another writer was faster', async () => {
    let userId = '';
    let interfered = false;
    const inner = echo(store);
    const meddling: Dialogs = {
      ...inner,
      async run(conversation, activities) {
        const effect = await inner.run(conversation, activities);
        if (!interfered) {
          interfered = true;
          const state = { key: `test/${userId}`, version: 0, body: { count: 10 } };
          await store.log.commit({
            conversationId: conversation.id,
            handled: [],
            outgoing: [],
            jobs: [],
            state,
          });
        }
        return effect;
      },
    };
    const begun = await begin(meddling);
    ({ userId } = begun);
    await store.log.accept(begun.id, says('a'), 'a');
    begun.turns.wake(begun.id);
    await begun.channel.untilSent(1);
    await begun.turns.stop();
    expect(begun.channel.sent).to.deep.equal(['11: a']);
  });

  it('says sorry when the dialogs fail, and goes on with the next message', async () => {
    const failing = echo(store, (text) => {
      if (text === 'bad') throw new Error('a fault');
    });
    const { id, channel, turns } = await begin(failing);
    await store.log.accept(id, says('bad'), '1');
    await store.log.accept(id, says('good'), '2');
    turns.wake(id);
    await channel.untilSent(2);
    await turns.stop();
    expect(channel.sent).to.deep.equal(['sorry', '1: good']);
  });

  it('marks a message failed that is refused for good, and delivers the next', async () => {
    const { id, channel, turns } = await begin(echo(store));
    channel.refusals = [new DeliveryError('blocked by the reader', false)];
    await store.log.accept(id, says('a'), '1');
    await store.log.accept(id, says('b'), '2');
    turns.wake(id);
    await channel.untilSent(1);
    await turns.stop();
    expect(channel.sent).to.deep.equal(['2: b']);
    const statuses = (await store.log.read(id, 0))
      .filter(({ direction }) => direction === 'out')
      .map(({ status }) => status);
    expect(statuses).to.deep.equal(['failed', 'sent']);
  });

  it('delivers again, before anything newer, what was refused for now', async () => {
    const { id, channel, turns } = await begin(echo(store));
    channel.refusals = [new DeliveryError('too many at once', true)];
    await store.log.accept(id, says('a'), '1');
    turns.wake(id);
    await channel.untilSent(1);
    await turns.stop();
    expect(channel.sent).to.deep.equal(['1: a']);
  });
});
