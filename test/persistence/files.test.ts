import { randomBytes, randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { describeStore } from './backends.ts';

describeStore('files', (store) => {
  for (const size of [0, 1_000, 600_000]) {
    it(`gives ${size} bytes back exactly`, async () => {
      const file = {
        path: `${randomUUID()}/logo.png`,
        type: 'image/png; a=1',
        bytes: new Uint8Array(randomBytes(size)),
      };
      await store().files.write(file);
      expect(await store().files.read(file.path)).to.deep.equal(file);
      await store().cache.delete(`file:${file.path}`);
      expect(await store().files.read(file.path)).to.deep.equal(file);
    });
  }

  it('replaces a file, a small one by a large one too', async () => {
    const path = `${randomUUID()}/brief.pdf`;
    await store().files.write({ path, type: 'text/plain', bytes: new Uint8Array([1]) });
    const file = { path, type: 'application/pdf', bytes: new Uint8Array(300_000).fill(7) };
    await store().files.write(file);
    expect(await store().files.read(path)).to.deep.equal(file);
  });

  it('lists and deletes by prefix, taking it literally', async () => {
    const id = randomUUID();
    const paths = [`${id}/É.svg`, `${id}/a_b.svg`, `${id}/a%b.svg`, `${id}/axb.svg`].sort();
    for (const path of paths)
      await store().files.write({ path, type: 'image/svg+xml', bytes: new Uint8Array([1]) });
    expect(await store().files.list(`${id}/`)).to.deep.equal(paths);
    expect(await store().files.list(`${id}/a_`)).to.deep.equal([`${id}/a_b.svg`]);
    expect(await store().files.delete(`${id}/a%`)).to.equal(1);
    expect(await store().files.read(`${id}/a%b.svg`)).to.equal(undefined);
    expect(await store().files.delete(`${id}/`)).to.equal(3);
    expect(await store().files.list(`${id}/`)).to.deep.equal([]);
    for (const path of paths) expect(await store().files.read(path)).to.equal(undefined);
  });
});
