import { randomUUID } from 'node:crypto';
import { MemoryStorage, type StoreItem } from 'botbuilder-core';
import type { Channel } from '../src/bot/channels/channel.ts';
import { TurnRunner } from '../src/bot/turns/runner.ts';
import { createRulesCoach } from '../src/coaching/rules/coach.ts';
import { createDialogs, type Dialogs } from '../src/dialogs/engine.ts';
import { createSpeech } from '../src/i18n.ts';
import { createLogger } from '../src/logger.ts';
import type { Conversation, DialogStore, JsonObject, LogEntry, Store } from '../src/persistence/ports.ts';
import { rate, type Rate } from './figures.ts';
import { talk } from './script.ts';

const speechIn = createSpeech();
const logger = createLogger('warn');

const dialogsOn = (states: DialogStore): Dialogs =>
  createDialogs({
    coach: createRulesCoach(),
    speechIn,
    states,
    sessions: { latest: () => Promise.resolve(undefined) },
    defaultLanguage: 'fr',
  });

const conversationOf = (id: string, userId: string): Conversation => ({
  id,
  channel: 'direct-line',
  userId,
  locale: 'fr',
  reference: {},
});

/** The floor: the same dialogs on botbuilder's own MemoryStorage, no log, no delivery. */
export async function floor(count: number, lanes: number): Promise<Rate> {
  const storage = new MemoryStorage();
  const states: DialogStore = {
    async read(key) {
      const { eTag, ...body } =
        ((await storage.read([key])) as Record<string, StoreItem & JsonObject>)[key] ?? {};
      return eTag === undefined ? undefined : { version: Number(eTag), body };
    },
    write: () => Promise.reject(new Error('the floor writes by itself')),
    delete: () => Promise.reject(new Error('the floor deletes nothing')),
  };
  const dialogs = dialogsOn(states);
  const owners = Array.from({ length: lanes }, () => ({
    script: talk(),
    conversation: conversationOf('', ''),
  }));
  return rate(count, lanes, async (lane) => {
    const owner = owners[lane]!;
    const { activity, isNew } = owner.script.next().value;
    if (isNew) owner.conversation = conversationOf(randomUUID(), randomUUID());
    const { state } = await dialogs.run(owner.conversation, [activity]);
    await storage.write({ [state!.key]: { ...state!.body, eTag: '*' } });
  });
}

/** Tells who waits for the question that answers an entry. */
class Waiting implements Channel {
  readonly name = 'direct-line';
  readonly capabilities = { textLength: 100_000, buttons: 20, typing: false };
  readonly #waiting = new Map<string, () => void>();

  send(_conversation: Conversation, { activity }: LogEntry): Promise<void> {
    const { coaching } = activity['channelData'] as { coaching: { ask: string | null } };
    if (coaching.ask !== null) this.#waiting.get(activity['replyToId'] as string)?.();
    return Promise.resolve();
  }

  typing(): Promise<void> {
    return Promise.resolve();
  }

  answered(entryId: string): Promise<void> {
    return new Promise((resolve) => this.#waiting.set(entryId, resolve));
  }
}

/** The whole journey of a message, from the log to its delivered answer, on a store. */
export async function journey(store: Store, count: number, lanes: number): Promise<Rate> {
  const channel = new Waiting();
  const turns = new TurnRunner({
    log: store.log,
    dialogs: dialogsOn(store.states),
    channels: new Map([['direct-line', channel]]),
    logger,
  });
  await turns.recover();
  const owners = await Promise.all(
    Array.from({ length: lanes }, async () => ({ script: talk(), id: '', userId: '' })),
  );
  const measured = await rate(count, lanes, async (lane) => {
    const owner = owners[lane]!;
    const { activity, isNew } = owner.script.next().value;
    if (isNew) {
      owner.id = randomUUID();
      owner.userId = await store.users.resolve('direct-line', owner.id);
      await store.log.open(conversationOf(owner.id, owner.userId));
    }
    const accepted = await store.log.accept(owner.id, activity, randomUUID());
    const answered = channel.answered(accepted.entry.id);
    turns.wake(owner.id, accepted);
    await answered;
  });
  await turns.stop();
  return measured;
}
