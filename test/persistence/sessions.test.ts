import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { describeStore } from './backends.ts';
import { commitSession, fullSession, newConversation, newSession } from './samples.ts';

describeStore('sessions', (store) => {
  for (const [title, make] of Object.entries({ 'a new': newSession, 'a full': fullSession })) {
    it(`gives ${title} session back exactly`, async () => {
      const { id, userId } = await newConversation(store());
      const session = make();
      await commitSession(store(), session, userId, id);
      expect(await store().sessions.find(session.id)).to.deep.equal({ userId, session });
    });
  }

  it('replaces what was there, steps that are gone too', async () => {
    const { id, userId } = await newConversation(store());
    const session = fullSession();
    await commitSession(store(), session, userId, id);
    const again = { ...newSession(), id: session.id, businessName: null };
    await commitSession(store(), again, userId, id);
    expect(await store().sessions.find(session.id)).to.deep.equal({ userId, session: again });
    session.steps.clientele!.words = 'les couturières';
    await commitSession(store(), session, userId, id);
    expect(await store().sessions.find(session.id)).to.deep.equal({ userId, session });
  });

  it('finds no session that is not there', async () => {
    expect(await store().sessions.find(randomUUID())).to.equal(undefined);
    expect(await store().sessions.find(`not a uuid' or true --`)).to.equal(undefined);
  });
});
