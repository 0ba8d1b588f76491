import { expect } from 'chai';
import type { JsonObject } from '../../../src/persistence/ports.ts';
import { ask } from './ask.ts';
import { startRig, type Rig, type Started } from './rig.ts';

describe('Direct Line: the start of a conversation', () => {
  let rig: Rig;
  let started: Started;

  before(async () => {
    rig = await startRig();
  });
  after(() => rig.close());
  beforeEach(async () => {
    started = await rig.start('awa');
  });

  const texts = async (): Promise<unknown[]> => {
    await rig.settled(started.id);
    const { body } = await rig.call('GET', `${started.path}/activities`, { token: started.token });
    return body.activities!.map(({ text }) => text);
  };

  it('start with a token, a stream and the bot’s welcome', async () => {
    const { body: generated } = await rig.call('POST', '/tokens/generate', { body: {} });
    const { status, body } = await rig.call('POST', '/conversations', { token: generated.token });
    expect(status).to.equal(201);
    expect(body).to.have.all.keys('conversationId', 'token', 'expires_in', 'streamUrl');
    expect(body).to.include({ conversationId: generated.conversationId, expires_in: 1_800 });
    const stream = new URL(body.streamUrl!);
    expect(stream.href).to.include(rig.url.replace('http:', 'ws:'));
    expect(stream.pathname).to.equal(`/v3/directline/conversations/${body.conversationId}/stream`);
    expect(stream.searchParams.get('t')).to.match(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    // The arrival is told to the bot, and shown to nobody.
    expect(await texts()).to.deep.equal(['Seen: conversationUpdate']);
  });

  it('are watched at the address by which they were asked for, or at the public one', async () => {
    const streamOf = async (own: Rig, host: string): Promise<string> => {
      const { token } = await own.start();
      const headers = { host, authorization: `Bearer ${token}` };
      const { body } = await ask(`${own.url}/v3/directline/conversations`, headers);
      return body.streamUrl!;
    };
    expect(await streamOf(rig, 'griot.test:81')).to.match(/^ws:\/\/griot\.test:81\/v3\//);
    expect(await streamOf(rig, '192.0.2.1')).to.match(/^ws:\/\/192\.0\.2\.1\/v3\//);
    expect(await streamOf(rig, 'a@b')).to.include(rig.url.replace('http', 'ws'));
    const open = await startRig({ publicUrl: 'https://griot.example' });
    expect(await streamOf(open, 'elsewhere.test')).to.match(/^wss:\/\/griot\.example\/v3\//);
    await open.close();
  });

  it('start once, however often they are started', async () => {
    const again = await rig.call('POST', '/conversations', { token: started.token });
    expect(again.status).to.equal(200);
    expect(again.body).to.include({ conversationId: started.id }).and.have.property('streamUrl');
    expect(await texts()).to.have.length(1);
  });

  it('start by a body of no bytes, of none at all, and by chunks', async () => {
    const bodies: (BodyInit | undefined)[] = [undefined, '', new ReadableStream({ start: (c) => c.close() })];
    for (const body of bodies) {
      const { token } = (await rig.call('POST', '/tokens/generate')).body;
      const response = await fetch(`${rig.url}/v3/directline/conversations`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        ...(body !== undefined && { body, duplex: 'half' }),
      });
      expect(response.status).to.equal(201);
    }
  });

  it('take the language from the body, else from the browser', async () => {
    const localeOf = async (body: JsonObject, headers: Record<string, string>): Promise<unknown> => {
      const { token } = (await rig.call('POST', '/tokens/generate')).body;
      const { conversationId } = (await rig.call('POST', '/conversations', { token, headers, body })).body;
      return (await rig.store.log.find(conversationId!))?.locale;
    };
    const german = { 'accept-language': 'de-AT,de;q=0.9' };
    expect(await localeOf({ locale: 'fr-SN' }, german)).to.equal('fr-SN');
    expect(await localeOf({ locale: '<fr>' }, german)).to.equal('de-AT');
    expect(await localeOf({}, { 'accept-language': '*' })).to.equal(undefined);
  });

  it('are gone back to with a fresh token and a stream from a watermark on', async () => {
    const { status, body } = await rig.call('GET', `${started.path}?watermark=7`, { token: started.token });
    expect(status).to.equal(200);
    expect(body).to.include({ conversationId: started.id, expires_in: 1_800 });
    const stream = new URL(body.streamUrl!).searchParams;
    expect(stream.get('watermark')).to.equal('7');
    const { exp, iat } = JSON.parse(Buffer.from(stream.get('t')!.split('.')[1]!, 'base64url').toString()) as {
      exp: number;
      iat: number;
    };
    expect(exp - iat).to.equal(60);
    expect((await rig.call('GET', `${started.path}/activities`, { token: body.token })).status).to.equal(200);
  });
});
