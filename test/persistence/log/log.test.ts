import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { Conversation, LogEntry } from '../../../src/persistence/ports.ts';
import { describeStore } from '../backends.ts';
import { newConversation } from '../samples.ts';

const numbers = (entries: LogEntry[]) => entries.map((entry) => entry.sequence);

describeStore('conversation log', (store) => {
  it('opens a conversation once, and gives back the one that is there', async () => {
    const userId = await store().users.resolve('teams', randomUUID());
    const conversation: Conversation = {
      id: randomUUID(),
      channel: 'teams',
      userId,
      locale: 'fr',
      reference: {
        serviceUrl: 'https://example.org/?a=1',
        nested: { name: `O'Neil \\ ? :x`, list: [1, null] },
      },
    };
    expect(await store().log.find(conversation.id)).to.equal(undefined);
    expect(await store().log.open(conversation)).to.deep.equal(conversation);
    expect(await store().log.open({ ...conversation, reference: {} })).to.deep.equal(conversation);
    expect(await store().log.find(conversation.id)).to.deep.equal(conversation);
  });

  it('keeps a conversation without a locale without one', async () => {
    const { id, userId } = await newConversation(store());
    const expected = { id, channel: 'direct-line', userId, reference: {} };
    expect(await store().log.find(id)).to.deep.equal(expected);
  });

  it('numbers what comes in, and fills in its id and time', async () => {
    const { id } = await newConversation(store());
    const before = Date.now();
    const { entry, duplicate } = await store().log.accept(
      id,
      { type: 'message', id: 'theirs', text: 'a' },
      'm1',
    );
    expect(duplicate).to.equal(false);
    expect(entry).to.deep.include({
      id: `${id}|0000001`,
      conversationId: id,
      sequence: 1,
      direction: 'in',
      status: 'pending',
    });
    expect(entry.createdAt.getTime()).to.be.within(before, Date.now());
    expect(entry.activity).to.deep.equal({
      type: 'message',
      id: entry.id,
      text: 'a',
      timestamp: entry.createdAt.toISOString(),
    });
    expect(await store().log.read(id, 0)).to.deep.equal([entry]);
    expect((await store().log.accept(id, { type: 'message' }, 'm2')).entry.sequence).to.equal(2);
  });

  it('writes a second delivery only once, even if both come at the same moment', async () => {
    const { id } = await newConversation(store());
    const results = await Promise.all(
      Array.from({ length: 6 }, (_, n) => store().log.accept(id, { text: `try ${n}` }, 'same')),
    );
    expect(results.filter(({ duplicate }) => !duplicate)).to.have.length(1);
    const [entry] = await store().log.read(id, 0);
    for (const result of results) expect(result.entry).to.deep.equal(entry);
    const next = await store().log.accept(id, { text: 'next' }, 'other');
    expect(next.entry.sequence).to.equal(2);
  });

  it('gives messages that come at once a sequence without gaps or doubles', async () => {
    const { id } = await newConversation(store());
    await Promise.all(Array.from({ length: 20 }, (_, n) => store().log.accept(id, { n }, `m${n}`)));
    expect(numbers(await store().log.read(id, 0))).to.deep.equal(Array.from({ length: 20 }, (_, n) => n + 1));
  });

  it('reads after a sequence, up to a limit', async () => {
    const { id } = await newConversation(store());
    for (const name of ['a', 'b', 'c', 'd']) await store().log.accept(id, { name }, name);
    expect(numbers(await store().log.read(id, 1))).to.deep.equal([2, 3, 4]);
    expect(numbers(await store().log.read(id, 1, 2))).to.deep.equal([2, 3]);
    expect(numbers(await store().log.read(id, 4))).to.deep.equal([]);
  });

  it('takes any text that a phone can send', async () => {
    const { id } = await newConversation(store());
    const text = `'; drop table activity; -- \\ \\u0000 $1 ? 🧵 é`;
    const { entry } = await store().log.accept(id, { text, [`key "${text}"`]: [text] }, text);
    expect(entry.activity).to.deep.include({ text, [`key "${text}"`]: [text] });
    expect((await store().log.accept(id, {}, text)).duplicate).to.equal(true);
  });

  it('takes the characters that PostgreSQL refuses, without them', async () => {
    const { id } = await newConversation(store());
    const { entry } = await store().log.accept(id, { text: 'a\0b \ud83e!', list: [{ 'k\0': '\0' }] }, 'm\0');
    expect(entry.activity).to.deep.include({ text: 'ab \ufffd!', list: [{ k: '' }] });
    expect((await store().log.accept(id, {}, 'm\0')).duplicate).to.equal(true);
  });

  it('refuses what belongs to no conversation', async () => {
    const failure = await store()
      .log.accept(randomUUID(), {}, 'm1')
      .catch((error: unknown) => error);
    expect(failure).to.have.property('code', 'UNKNOWN_CONVERSATION');
  });
});
