import { expect } from 'chai';
import type { Store } from '../../../src/persistence/ports.ts';
import { openStore } from '../../../src/persistence/store.ts';
import { backends, type Backend } from '../backends.ts';
import { newConversation } from '../samples.ts';

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('the lease of a conversation, between two processes', function () {
  this.timeout(30_000);
  let backend: Backend;
  let here: Store;
  let there: Store;
  before(async () => {
    backend = await backends['PostgreSQL and Redis']!();
    [here, there] = [
      await openStore({ ...backend.options, leaseSeconds: 0.3 }),
      await openStore({ ...backend.options, leaseSeconds: 600 }),
    ];
  });
  after(async () => {
    await here.close();
    await there.close();
    await backend.stop();
  });

  const says = (text: string) => ({ type: 'message', text });
  const nothing = { handled: [], outgoing: [], jobs: [] };

  it('goes to the one that takes a message first, and stays there until it is given back', async () => {
    const { id } = await newConversation(here);
    const first = await there.log.accept(id, says('a'), '1');
    expect(first).to.include({ held: true, backlog: false, duplicate: false });
    expect(await here.log.accept(id, says('b'), '2')).to.include({ held: false });
    expect(await here.log.claim(id)).to.equal(undefined);
    expect(await there.log.accept(id, says('c'), '3')).to.include({ held: true, backlog: true });
    // It has not seen the second and third.
    expect(await there.log.settle(id, [], 1)).to.equal(false);
    const { pending, known } = await there.log.backlog(id);
    expect(pending.map(({ sequence }) => sequence)).to.deep.equal([1, 2, 3]);
    expect(known).to.equal(3);
    expect(await there.log.settle(id, [], 3)).to.equal(true);
    const claimed = await here.log.claim(id);
    expect(claimed?.pending).to.have.length(3);
    expect(await there.log.claim(id)).to.equal(undefined);
  });

  it('keeps another process from committing a turn', async () => {
    const { id } = await newConversation(here);
    const { entry } = await there.log.accept(id, says('a'), '1');
    const turn = { conversationId: id, handled: [entry.id], outgoing: [says('x')], jobs: [] };
    expect(await failureOf(here.log.commit(turn))).to.have.property('code', 'LEASE_LOST');
    expect(await here.log.read(id, 1)).to.deep.equal([]);
    expect((await there.log.commit(turn)).said).to.have.length(1);
  });

  it('keeps a turn that was too slow from being committed a second time, even when it is free again', async () => {
    const { id } = await newConversation(here);
    const { entry } = await there.log.accept(id, says('a'), '1');
    const turn = { conversationId: id, handled: [entry.id], outgoing: [says('x')], jobs: [] };
    await there.log.commit(turn);
    await there.log.settle(id, [], 2);
    expect(await failureOf(here.log.commit(turn))).to.have.property('code', 'LEASE_LOST');
    expect(await here.log.read(id, 1)).to.have.length(1);
  });

  it('is taken over when its process gives no sign of life, and not while it does', async () => {
    const { id } = await newConversation(here);
    await here.log.accept(id, says('a'), '1');
    const taken = Date.now();
    while (Date.now() - taken < 900) {
      await here.log.renew([id]);
      expect(await there.log.claim(id)).to.equal(undefined);
    }
    expect(await there.log.unfinished()).not.to.include(id);
    while (!(await there.log.unfinished()).includes(id));
    expect((await there.log.claim(id))?.pending).to.have.length(1);
    expect(await here.log.claim(id)).to.equal(undefined);
    await here.log.renew([id]);
    expect(await failureOf(here.log.commit({ conversationId: id, ...nothing }))).to.have.property(
      'code',
      'LEASE_LOST',
    );
  });

  it('is given back at the end of the process', async () => {
    const { id } = await newConversation(here);
    const third = await openStore({ ...backend.options, leaseSeconds: 600 });
    await third.log.accept(id, says('a'), '1');
    expect(await here.log.claim(id)).to.equal(undefined);
    await third.close();
    expect((await here.log.claim(id))?.pending).to.have.length(1);
  });
});

describe('what became of a message', function () {
  this.timeout(30_000);
  for (const [name, start] of Object.entries(backends)) {
    it(`is noted: sent, failed, or due again: on ${name}`, async () => {
      const backend = await start();
      const store = await openStore(backend.options);
      const { id } = await newConversation(store);
      const outgoing = ['a', 'b', 'c'].map((text) => ({ type: 'message', text }));
      const { said } = await store.log.commit({ conversationId: id, handled: [], outgoing, jobs: [] });
      const [a, b, c] = said.map((entry) => entry.id);
      const dueAt = new Date(Date.now() + 3_600_000);
      await store.log.settle(id, [
        { entryId: a!, status: 'sent' },
        { entryId: b!, status: 'failed', reason: 'the number is not on WhatsApp' },
        { entryId: c!, status: 'postponed', reason: 'too many', attempts: 2, dueAt },
      ]);
      expect((await store.log.read(id, 0)).map(({ status }) => status)).to.deep.equal([
        'sent',
        'failed',
        'pending',
      ]);
      const { undelivered } = await store.log.backlog(id);
      expect(undelivered).to.have.length(1);
      expect(undelivered[0]).to.deep.include({ id: c, attempts: 2, dueAt });
      expect(await store.log.unfinished()).not.to.include(id);
      const now = new Date(Date.now() - 1);
      await store.log.settle(id, [
        { entryId: c!, status: 'postponed', reason: 'too many', attempts: 3, dueAt: now },
      ]);
      expect(await store.log.unfinished()).to.include(id);
      await store.close();
      await backend.stop();
    });
  }
});
