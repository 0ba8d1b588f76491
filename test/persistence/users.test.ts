import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { describeStore } from './backends.ts';

describeStore('users', (store) => {
  it('knows the same channel user again, and no other', async () => {
    const name = `O'Neil ${randomUUID()} ? $1`;
    const first = await store().users.resolve('whatsapp', name);
    expect(first).to.match(/^[\da-f-]{36}$/);
    expect(await store().users.resolve('whatsapp', name)).to.equal(first);
    expect(await store().users.resolve('teams', name)).not.to.equal(first);
    expect(await store().users.resolve('whatsapp', `${name} `)).not.to.equal(first);
  });

  it('makes one user of many first sights at once', async () => {
    const name = randomUUID();
    const ids = await Promise.all(Array.from({ length: 8 }, () => store().users.resolve('whatsapp', name)));
    expect(new Set(ids).size).to.equal(1);
  });
});
