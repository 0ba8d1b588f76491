import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { JobRequest, JsonObject, Store } from '../../src/persistence/ports.ts';
import { describeStore } from './backends.ts';
import { newConversation } from './samples.ts';

/** Collects what is handled under a name of its own; `next` resolves with the next job. */
async function handled(store: Store, work: (payload: JsonObject) => Promise<void> = async () => undefined) {
  const name = `job-${randomUUID()}`;
  const seen: { payload: JsonObject; key: string }[] = [];
  let notify: () => void = () => undefined;
  await store.jobs.handle(name, async (payload, key) => {
    seen.push({ payload, key });
    notify();
    await work(payload);
  });
  const until = async (count: number) => {
    while (seen.length < count) await new Promise<void>((resolve) => (notify = resolve));
    return seen;
  };
  const job = (key: string, payload: JsonObject = {}): JobRequest => ({ name, key, payload });
  return { seen, until, job };
}

describeStore('jobs', (store) => {
  it('hands over payload and key', async () => {
    const { until, job } = await handled(store());
    await store().jobs.add(job(`key 'é' ?`, { a: [1, { b: `O'Neil \0 $1` }] }));
    expect(await until(1)).to.deep.equal([{ key: `key 'é' ?`, payload: { a: [1, { b: `O'Neil  $1` }] } }]);
  });

  it('starts at once on what this process adds, outside a turn and in one', async () => {
    const { until, job } = await handled(store());
    const { id } = await newConversation(store());
    const started = Date.now();
    for (let n = 0; n < 3; n += 1) {
      await store().jobs.add(job(`added ${n}`));
      await until(2 * n + 1);
      await store().log.commit({ conversationId: id, handled: [], outgoing: [], jobs: [job(`turn ${n}`)] });
      await until(2 * n + 2);
    }
    // Polling alone would take a second for each of the six.
    expect(Date.now() - started).to.be.below(2_000);
  });

  it('works off many that wait, several at once', async () => {
    const name = `job-${randomUUID()}`;
    const keys = Array.from({ length: 12 }, (_, n) => `k${n}`);
    for (const key of keys) await store().jobs.add({ name, key, payload: {} });
    const seen: string[] = [];
    await new Promise<void>((resolve, reject) => {
      const work = async (_: JsonObject, key: string) => {
        seen.push(key);
        if (seen.length === keys.length) resolve();
      };
      store().jobs.handle(name, work).catch(reject);
    });
    expect(seen.sort()).to.deep.equal(keys.sort());
  });

  it('does not add a second job of a key while the first is not done', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const { seen, until, job } = await handled(store(), () => held);
    const { id } = await newConversation(store());
    await store().jobs.add(job('same', { first: true }));
    await until(1);
    await store().jobs.add(job('same', { second: true }));
    await store().log.commit({
      conversationId: id,
      handled: [],
      outgoing: [],
      jobs: [job('same', { third: true })],
    });
    await store().jobs.add(job('other'));
    await until(2);
    release();
    await store().jobs.add(job('last'));
    await until(3);
    expect(seen.map(({ key }) => key)).to.deep.equal(['same', 'other', 'last']);
  });

  it('takes a key again once its job is done', async () => {
    const { seen, until, job } = await handled(store());
    await store().jobs.add(job('again'));
    await until(1);
    // The job is done a moment after its work returns: until then, its key is still taken.
    while (seen.length < 2) {
      await store().jobs.add(job('again'));
      await store().ping();
    }
    expect(new Set(seen.map(({ key }) => key))).to.deep.equal(new Set(['again']));
  });

  it('tries a job that failed again', async () => {
    let tries = 0;
    const { until, job } = await handled(store(), async () => {
      tries += 1;
      if (tries === 1) throw new Error('the first try');
    });
    await store().jobs.add(job('flaky'));
    await until(2);
    expect(tries).to.equal(2);
  });

  it('begins a job no sooner than it is told to', async () => {
    const { seen, until, job } = await handled(store());
    await store().jobs.add({ ...job('later'), after: 1 });
    await store().jobs.add(job('at once'));
    await until(2);
    expect(seen.map(({ key }) => key)).to.deep.equal(['at once', 'later']);
  });

  it('undoes the job with its turn', async () => {
    const { seen, until, job } = await handled(store());
    const { id } = await newConversation(store());
    const state = { key: id, version: 9, body: {} };
    const turn = { conversationId: id, handled: [], outgoing: [], state, jobs: [job('undone')] };
    const failure = await store()
      .log.commit(turn)
      .catch((error: unknown) => error);
    expect(failure).to.have.property('code', 'VERSION_CONFLICT');
    await store().jobs.add(job('later'));
    await until(1);
    expect(seen.map(({ key }) => key)).to.deep.equal(['later']);
  });
});
