import { randomUUID } from 'node:crypto';
import { ConversationState, MemoryStorage, TestAdapter, type Storage, type StoreItem } from 'botbuilder-core';
import { DialogSet, DialogTurnStatus, TextPrompt, WaterfallDialog } from 'botbuilder-dialogs';
import { expect } from 'chai';
import { DialogStorage } from '../../src/dialogs/dialog-storage.ts';
import type { DialogStore } from '../../src/persistence/ports.ts';
import { describeStore } from '../persistence/backends.ts';

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

/** As Microsoft's own storages are tested (botbuilder-core, `storageBaseTests`): eleven cases that every one passes. */
function contract(open: () => Storage): void {
  let storage: Storage;
  const read = async (key: string): Promise<StoreItem | undefined> =>
    (await storage.read([key]))[key] as StoreItem | undefined;
  beforeEach(() => {
    storage = open();
  });

  it('returns an empty object for an unknown key', async () => {
    expect(await storage.read([randomUUID()])).to.deep.equal({});
  });

  it('refuses to read without keys', async () => {
    expect(await failureOf(Promise.resolve().then(() => storage.read(null as never)))).to.be.an('error');
  });

  it('refuses to write without changes', async () => {
    expect(await failureOf(Promise.resolve().then(() => storage.write(null as never)))).to.be.an('error');
  });

  it('writes no items without complaint', async () => {
    await storage.write({});
  });

  it('creates an object, and gives it an eTag', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    await storage.write({ [first]: { id: 1 }, [second]: { id: 2, eTag: '*' } });
    const items = await storage.read([first, second]);
    expect(items[first]).to.deep.include({ id: 1 }).and.have.property('eTag').that.is.a('string');
    expect(items[second]).to.deep.include({ id: 2 });
    expect((items[second] as StoreItem).eTag).not.to.equal('*');
  });

  it('takes keys of any characters', async () => {
    const key = `!@#$%^&*()~/\\><,.?';"\`~ é 🧵 ${randomUUID()}`;
    await storage.write({ [key]: { id: 1 } });
    expect(await read(key)).to.deep.include({ id: 1 });
  });

  it('updates on the newest eTag or on none, and refuses an older one', async () => {
    const key = randomUUID();
    await storage.write({ [key]: { count: 1 } });
    const first = (await read(key))!;
    await storage.write({ [key]: { ...first, count: 2 } });
    const second = (await read(key))!;
    expect(second).to.deep.include({ count: 2 });
    expect(second.eTag).not.to.equal(first.eTag);
    expect(await failureOf(storage.write({ [key]: { ...first, count: 3 } }))).to.be.an('error');
    expect(await read(key)).to.deep.equal(second);
    await storage.write({ [key]: { count: 4, eTag: '*' } });
    expect(await read(key)).to.deep.include({ count: 4 });
    await storage.write({ [key]: { count: 5 } });
    expect(await read(key)).to.deep.include({ count: 5 });
  });

  it('deletes an object', async () => {
    const key = randomUUID();
    await storage.write({ [key]: { id: 1 } });
    await storage.delete([key]);
    expect(await storage.read([key])).to.deep.equal({});
  });

  it('deletes what is not there without complaint', async () => {
    await storage.delete([randomUUID()]);
  });

  it('writes, reads and deletes several at once', async () => {
    const keys = [randomUUID(), randomUUID(), randomUUID()];
    await storage.write(Object.fromEntries(keys.map((key, n) => [key, { n, eTag: '*' }])));
    const items = await storage.read(keys);
    expect(keys.map((key) => (items[key] as { n: number }).n)).to.deep.equal([0, 1, 2]);
    await storage.delete(keys);
    expect(await storage.read(keys)).to.deep.equal({});
  });

  it('carries a waterfall from turn to turn', async () => {
    const state = new ConversationState(storage);
    const dialogs = new DialogSet(state.createProperty('dialogs'));
    dialogs.add(new TextPrompt('text'));
    dialogs.add(
      new WaterfallDialog('waterfall', [
        async (step) => step.prompt('text', 'What is it called?'),
        async (step) => step.prompt('text', `${String(step.result)}, and where?`),
        async (step) => {
          await step.context.sendActivity(`In ${String(step.result)}.`);
          return step.endDialog();
        },
      ]),
    );
    const adapter = new TestAdapter(async (turn) => {
      turn.activity.conversation = { id: conversation } as never;
      const dialog = await dialogs.createContext(turn);
      const { status } = await dialog.continueDialog();
      if (status === DialogTurnStatus.empty) await dialog.beginDialog('waterfall');
      await state.saveChanges(turn);
    });
    const conversation = randomUUID();
    await adapter
      .send('hello')
      .assertReply('What is it called?')
      .send('Jus Ndèye')
      .assertReply('Jus Ndèye, and where?')
      .send('Kaolack')
      .assertReply('In Kaolack.')
      .startTest();
  });
}

describe('a storage: botbuilder’s own, in memory', () => contract(() => new MemoryStorage()));

describeStore('a storage', (store) => {
  contract(() => new DialogStorage(store().states));

  it('refuses an eTag that was never given', async () => {
    const storage = new DialogStorage(store().states);
    const failure = await failureOf(storage.write({ [randomUUID()]: { eTag: '' } }));
    expect(failure).to.be.instanceOf(RangeError);
  });

  it('loses no update: of writers that read the same, one is let through', async () => {
    const storage = new DialogStorage(store().states);
    const key = randomUUID();
    await storage.write({ [key]: { count: 0 } });
    const increment = async (): Promise<void> => {
      for (;;) {
        const item = (await storage.read([key]))[key] as StoreItem & { count: number };
        const failure = await failureOf(storage.write({ [key]: { ...item, count: item.count + 1 } }));
        if (!failure) return;
        expect(failure).to.have.property('code', 'VERSION_CONFLICT');
      }
    };
    await Promise.all(Array.from({ length: 10 }, increment));
    expect((await storage.read([key]))[key]).to.deep.include({ count: 10 });
  });

  it('reads a copy, until it is written over, and the record where there is none', async () => {
    const { states, cache }: { states: DialogStore; cache: { delete(key: string): Promise<void> } } = store();
    const key = randomUUID();
    await states.write(key, 0, { n: 1 });
    expect(await states.read(key)).to.deep.equal({ version: 1, body: { n: 1 } });
    await states.write(key, 1, { n: 2 });
    expect(await states.read(key)).to.deep.equal({ version: 2, body: { n: 2 } });
    await cache.delete(`state:${key}`);
    expect(await states.read(key)).to.deep.equal({ version: 2, body: { n: 2 } });
  });
});
