import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { Store, TurnCommit } from '../../../src/persistence/ports.ts';
import { describeStore } from '../backends.ts';
import { newConversation, newSession } from '../samples.ts';

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

/** A conversation with one message in it, and the turn that would answer it. */
async function newTurn(store: Store): Promise<{ turn: TurnCommit & { state: object }; userId: string }> {
  const { id, userId } = await newConversation(store);
  const { entry } = await store.log.accept(id, { type: 'message', text: 'hello' }, 'm1');
  const turn = {
    conversationId: id,
    handled: [entry.id],
    outgoing: [{ type: 'message', text: 'one' }],
    state: { key: `state/${id}`, version: 0, body: { dialogStack: [{ id: 'root' }] } },
    jobs: [],
  };
  return { turn, userId };
}

async function expectUntouched(store: Store, turn: TurnCommit): Promise<void> {
  expect(await store.log.read(turn.conversationId, 0)).to.have.length(1);
  expect((await store.log.backlog(turn.conversationId)).pending.map(({ id }) => id)).to.deep.equal(
    turn.handled,
  );
  expect(await store.states.read(turn.state!.key)).to.equal(undefined);
  const { entry } = await store.log.accept(turn.conversationId, {}, 'next');
  expect(entry.sequence).to.equal(2);
}

describeStore('a turn', (store) => {
  it('writes replies, state and what was handled', async () => {
    const { turn } = await newTurn(store());
    const outgoing = [
      { type: 'message', text: 'one' },
      { type: 'event', replyToId: 'another', id: 'mine' },
    ];
    const before = Date.now();
    const { said, before: last } = await store().log.commit({ ...turn, outgoing });
    expect(last).to.equal(1);
    expect(said.map(({ sequence }) => sequence)).to.deep.equal([2, 3]);
    const [first, second] = said;
    expect(first).to.deep.include({
      id: `${turn.conversationId}|0000002`,
      direction: 'out',
      status: 'pending',
    });
    expect(first!.createdAt.getTime()).to.be.within(before, Date.now());
    const timestamp = first!.createdAt.toISOString();
    expect(first!.activity).to.deep.equal({
      type: 'message',
      text: 'one',
      id: first!.id,
      replyToId: turn.handled[0],
      timestamp,
    });
    expect(second!.activity).to.deep.equal({
      type: 'event',
      replyToId: 'another',
      id: second!.id,
      timestamp,
    });
    expect(await store().log.read(turn.conversationId, 1)).to.deep.equal(said);
    expect(await store().log.backlog(turn.conversationId)).to.deep.equal({
      pending: [],
      undelivered: said,
      known: 3,
    });
    expect((await store().log.read(turn.conversationId, 0))[0]!.status).to.equal('handled');
    expect(await store().states.read(turn.state.key)).to.deep.equal({ version: 1, body: turn.state.body });
  });

  it('may say something that answers nothing', async () => {
    const { id } = await newConversation(store());
    const {
      said: [entry],
    } = await store().log.commit({
      conversationId: id,
      handled: [],
      outgoing: [{ text: 'hi' }],
      jobs: [],
    });
    expect(entry!.activity).not.to.have.property('replyToId');
    expect(
      await store().log.commit({ conversationId: id, handled: [], outgoing: [], jobs: [] }),
    ).to.deep.equal({ said: [], before: 1 });
  });

  it('refuses a state that is older than what is stored, and then writes nothing', async () => {
    const { turn } = await newTurn(store());
    await store().log.commit({ ...turn, handled: [], outgoing: [] });
    await store().log.commit({
      ...turn,
      handled: [],
      outgoing: [],
      state: { ...turn.state, version: 1, body: { second: true } },
    });
    for (const version of [0, 1, 3]) {
      const state = { ...turn.state, version, body: { version } };
      const failure = await failureOf(store().log.commit({ ...turn, state }));
      expect(failure).to.have.property('code', 'VERSION_CONFLICT');
      expect(failure).to.have.property('retryable', true);
    }
    expect(await store().states.read(turn.state.key)).to.deep.equal({ version: 2, body: { second: true } });
    expect(await store().log.read(turn.conversationId, 1)).to.deep.equal([]);
    expect((await store().log.backlog(turn.conversationId)).pending).to.have.length(1);
  });

  it('refuses the next version of a state that is not there', async () => {
    const { turn } = await newTurn(store());
    const failure = await failureOf(store().log.commit({ ...turn, state: { ...turn.state, version: 4 } }));
    expect(failure).to.have.property('code', 'VERSION_CONFLICT');
    await expectUntouched(store(), turn);
  });

  it('lets one of several writers win', async () => {
    const { turn } = await newTurn(store());
    const failures = await Promise.all(Array.from({ length: 6 }, () => failureOf(store().log.commit(turn))));
    expect(failures.filter((failure) => failure === undefined)).to.have.length(1);
    for (const failure of failures.filter(Boolean)) expect(failure).to.have.property('code', 'LEASE_LOST');
    expect(await store().log.read(turn.conversationId, 1)).to.have.length(1);
  });

  it('writes nothing when the session cannot be written', async () => {
    const { turn } = await newTurn(store());
    const session = { userId: randomUUID(), session: newSession(), changed: [] };
    expect(await failureOf(store().log.commit({ ...turn, session }))).to.be.an('error');
    await expectUntouched(store(), turn);
    expect(await store().sessions.find(session.session.id)).to.equal(undefined);
  });

  it('writes nothing when a job cannot be added', async () => {
    const { turn, userId } = await newTurn(store());
    const session = { userId, session: newSession(), changed: [] };
    const jobs = [
      { name: 'unwritten', key: randomUUID(), payload: {} },
      { name: 'unwritten', key: 'NUL is refused \0', payload: {} },
    ];
    expect(await failureOf(store().log.commit({ ...turn, session, jobs }))).to.be.an('error');
    await expectUntouched(store(), turn);
    expect(await store().sessions.find(session.session.id)).to.equal(undefined);
    const keys: string[] = [];
    await store().jobs.add({ name: 'unwritten', key: 'last', payload: {} });
    await new Promise<void>((resolve, reject) => {
      store()
        .jobs.handle('unwritten', async (_, key) => {
          keys.push(key);
          resolve();
        })
        .catch(reject);
    });
    expect(keys).to.deep.equal(['last']);
  });

  it('refuses a conversation that is not there, and then writes nothing', async () => {
    const key = randomUUID();
    const failure = await failureOf(
      store().log.commit({
        conversationId: randomUUID(),
        handled: [],
        outgoing: [],
        state: { key, version: 0, body: {} },
        jobs: [],
      }),
    );
    expect(failure).to.have.property('code', 'UNKNOWN_CONVERSATION');
    expect(await store().states.read(key)).to.equal(undefined);
  });

  it('runs in many conversations at once, with jobs and without', async () => {
    const turns = await Promise.all(Array.from({ length: 12 }, () => newTurn(store())));
    await Promise.all(
      turns.map(({ turn }, n) =>
        store().log.commit({
          ...turn,
          jobs: n % 2 ? [{ name: 'unread', key: randomUUID(), payload: {} }] : [],
        }),
      ),
    );
    for (const { turn } of turns) expect(await store().log.read(turn.conversationId, 1)).to.have.length(1);
  });
});
