import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { signingKey } from '../../src/bot/signing-key.ts';

describe('the signing key', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'griot-key-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is made once and kept, for its owner’s eyes', async () => {
    const inside = join(folder, 'new', 'data');
    const key = await signingKey(inside);
    expect(key).to.have.length(32);
    expect(await signingKey(inside)).to.deep.equal(key);
    expect((await stat(join(inside, 'direct-line.key'))).mode & 0o777).to.equal(0o600);
    expect(await readdir(inside)).to.deep.equal(['direct-line.key']);
    expect(await signingKey(folder)).not.to.deep.equal(key);
  });

  it('is one for all that start at once', async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => signingKey(folder)));
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).to.equal(1);
  });

  it('is made anew where its file was cut short', async () => {
    const path = join(folder, 'direct-line.key');
    await writeFile(path, '');
    const key = await signingKey(folder);
    expect(key).to.have.length(32);
    expect(Buffer.from(key)).to.deep.equal(await readFile(path));
  });

  it('comes from the secret, where there is one, and then nothing is written', async () => {
    const key = await signingKey(folder, 'a secret');
    expect(key).to.have.length(32);
    expect(await signingKey(join(folder, 'elsewhere'), 'a secret')).to.deep.equal(key);
    expect(await signingKey(folder, 'another')).not.to.deep.equal(key);
    expect(await readdir(folder)).to.deep.equal([]);
  });

  it('says so when it cannot be kept', async () => {
    await writeFile(join(folder, 'file'), '');
    const failure = await signingKey(join(folder, 'file')).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(Error).and.have.property('code');
  });
});
