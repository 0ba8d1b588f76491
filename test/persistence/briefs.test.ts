import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { Brief } from '../../src/coaching/brief.ts';
import type { Store } from '../../src/persistence/ports.ts';
import { describeStore } from './backends.ts';
import { commitSession, newBrief, newConversation, newSession } from './samples.ts';

async function briefOfASession(store: Store): Promise<Brief> {
  const { id, userId } = await newConversation(store);
  const session = newSession();
  await commitSession(store, session, userId, id);
  return newBrief(session.id);
}

describeStore('briefs', (store) => {
  it('gives a brief back exactly, by id and by token', async () => {
    const brief = await briefOfASession(store());
    const token = randomUUID();
    await store().briefs.save(brief, token);
    expect(await store().briefs.find(brief.id)).to.deep.equal({ brief, token });
    expect(await store().briefs.findByToken(token)).to.deep.equal(brief);
  });

  it('replaces the content of a brief, never its token', async () => {
    const brief = await briefOfASession(store());
    const [token, other] = [randomUUID(), randomUUID()];
    await store().briefs.save(brief, token);
    const better: Brief = { ...brief, business_name: 'Awa', sector: null, gaps: [], dc360_website_id: 7 };
    await store().briefs.save(better, other);
    expect(await store().briefs.find(brief.id)).to.deep.equal({ brief: better, token });
    expect(await store().briefs.findByToken(other)).to.equal(undefined);
  });

  it('takes the characters that PostgreSQL refuses, without them', async () => {
    const brief = { ...(await briefOfASession(store())), vision: 'a\0b', gaps: ['\ud83e'] };
    await store().briefs.save(brief, randomUUID());
    const found = await store().briefs.find(brief.id);
    expect(found?.brief).to.deep.equal({ ...brief, vision: 'ab', gaps: ['\ufffd'] });
  });

  it('finds nothing by an id or token that is not there', async () => {
    expect(await store().briefs.find(randomUUID())).to.equal(undefined);
    expect(await store().briefs.findByToken('')).to.equal(undefined);
  });
});
