import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { openStore } from '../../src/persistence/store.ts';
import { backends, describeStore, type Backend } from './backends.ts';
import { startOpener } from './processes.ts';
import { commitSession, fullSession, newConversation } from './samples.ts';

for (const [name, start] of Object.entries(backends)) {
  describe(`a store on ${name}`, function () {
    this.timeout(30_000);
    let backend: Backend;
    beforeEach(async () => {
      backend = await start();
    });
    afterEach(() => backend.stop());

    it('is there again after it was closed', async () => {
      const first = await openStore(backend.options);
      const { id, userId } = await newConversation(first);
      const session = fullSession();
      await first.log.accept(id, { text: 'hello' }, 'm1');
      await commitSession(first, session, userId, id);
      const log = await first.log.read(id, 0);
      await first.close();

      const second = await openStore(backend.options);
      expect(await second.log.read(id, 0)).to.deep.equal(log);
      expect(await second.sessions.find(session.id)).to.deep.equal({ userId, session });
      expect(await second.log.unfinished()).to.deep.equal([id]);
      await second.close();
    });

    it('closes twice without complaint, its jobs stopped before or not', async () => {
      const store = await openStore(backend.options);
      await store.jobs.handle('idle', async () => undefined);
      await store.jobs.stop();
      await store.close();
      await store.close();
    });

    it('does what a killed process left in hand', async () => {
      const jobName = `job-${randomUUID()}`;
      const other = startOpener(backend.options, jobName);
      expect(await other.line()).to.equal('open');
      expect(await other.line()).to.equal('in hand');
      await other.kill();
      const started = Date.now();
      const store = await openStore(backend.options);
      const payload = await new Promise((resolve, reject) => {
        store.jobs.handle(jobName, async (given) => resolve(given)).catch(reject);
      });
      expect(payload).to.deep.equal({ n: 1 });
      // At once where the directory's lock says that the other is gone; else when its heartbeat has been missing.
      const patience = backend.options.databaseUrl === undefined ? 4_000 : 25_000;
      expect(Date.now() - started).to.be.below(patience);
      await store.close();
    });
  });
}

describeStore('a store', (store) => {
  it('answers a ping, and says what it is', async () => {
    await store().ping();
    const { database, cache } = store().description;
    expect(database.startsWith('PGlite in /') ? cache : `${database}, ${cache}`).to.be.oneOf([
      'in-process cache',
      'PostgreSQL, Redis',
    ]);
  });

  it('goes on as if nothing were when the cache is lost', async () => {
    const { id } = await newConversation(store());
    const state = { key: `state/${id}`, body: { n: 1 } };
    const turn = { conversationId: id, handled: [], outgoing: [], jobs: [] };
    await store().log.commit({ ...turn, state: { ...state, version: 0 } });
    await store().cache.delete(`state:${state.key}`);
    expect(await store().states.read(state.key)).to.deep.equal({ version: 1, body: { n: 1 } });
    await store().log.commit({ ...turn, state: { ...state, version: 1 } });
  });

  it('reads the state anew after a conflict with a copy that is too old', async () => {
    const { id } = await newConversation(store());
    const state = { key: `state/${id}`, version: 0, body: { n: 1 } };
    const turn = { conversationId: id, handled: [], outgoing: [], jobs: [] };
    await store().log.commit({ ...turn, state });
    await store().cache.set(`state:${state.key}`, JSON.stringify({ version: 7, body: { old: true } }), 60);
    expect(await store().states.read(state.key)).to.deep.equal({ version: 7, body: { old: true } });
    const failure = await store()
      .log.commit({ ...turn, state: { ...state, version: 7 } })
      .catch((error: unknown) => error);
    expect(failure).to.have.property('code', 'VERSION_CONFLICT');
    expect(await store().states.read(state.key)).to.deep.equal({ version: 1, body: { n: 1 } });
  });
});
