import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { Conversations } from '../../../src/bot/channels/direct-line/conversations.ts';
import { createFeed } from '../../../src/bot/feed.ts';
import { describeStore, logger } from '../../persistence/backends.ts';

const hour = 60 * 60 * 1_000;

describeStore('who comes back to a conversation', (store) => {
  it('after hours is announced, and not before', async () => {
    let now = Date.now();
    const { log, users } = store();
    const conversations = new Conversations({
      log,
      users,
      feed: createFeed({ logger }),
      turns: { wake: () => undefined },
      now: () => now,
    });
    const claims = { conversation: randomUUID(), user: 'dl_back' };
    const arrivals = async (): Promise<number> => (await log.read(claims.conversation, 0)).length;
    expect(await conversations.open(claims, 'fr')).to.deep.equal({ isNew: true });
    expect(await conversations.open(claims, 'fr')).to.deep.equal({ isNew: false });
    now += hour;
    await conversations.open(claims, 'fr');
    expect(await arrivals()).to.equal(1);
    now += 48 * hour;
    await conversations.open(claims, 'fr');
    expect(await arrivals()).to.equal(2);
  });
});
