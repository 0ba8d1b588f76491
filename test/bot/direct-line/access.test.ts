import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { ask } from './ask.ts';
import { startRig, type Answer, type Call, type Rig } from './rig.ts';

const visitor = (): string => `visitor_${randomUUID()}`;
const refusal = ({ status, body }: Answer): unknown => [status, body.error?.code];

describe('Direct Line: who may have a token', () => {
  describe('without a secret', () => {
    let rig: Rig;
    before(async () => {
      rig = await startRig({ origins: ['https://shop.example'] });
    });
    after(() => rig.close());

    const generate = async (headers: Record<string, string>): Promise<number> =>
      (await ask(`${rig.url}/v3/directline/tokens/generate`, headers)).status;

    it('this machine gets tokens, and nobody who comes from elsewhere', async () => {
      for (const host of ['localhost', 'localhost:3978', '127.0.0.1', '[::1]:80', 'griot.localhost'])
        expect(await generate({ host }), host).to.equal(200);
      for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.nip.example', '10.0.0.1'])
        expect(await generate({ host }), host).to.equal(403);
      const host = 'localhost';
      expect(await generate({ host, 'x-forwarded-for': '203.0.113.9' })).to.equal(403);
      expect(await generate({ host, forwarded: 'for=203.0.113.9' })).to.equal(403);
    });

    it('pages of this machine and those listed may use it, and no others', async () => {
      const host = 'localhost:3978';
      for (const origin of ['http://localhost:8080', 'http://127.0.0.1', 'https://shop.example'])
        expect(await generate({ host, origin }), origin).to.equal(200);
      for (const origin of ['https://evil.example', 'null', 'https://shop.example.evil.example', 'file://'])
        expect(await generate({ host, origin }), origin).to.equal(403);
    });
  });

  describe('with a secret', () => {
    const secret = 'a-secret-of-32-characters-or-more';
    let rig: Rig;
    before(async () => {
      rig = await startRig({ secret, publicUrl: 'https://griot.example', origins: ['https://shop.example'] });
    });
    after(() => rig.close());

    const generate = (call: Call): Promise<Answer> => rig.call('POST', '/tokens/generate', call);

    it('only its holder gets tokens', async () => {
      expect((await generate({ token: secret, body: { user: { id: 'awa' } } })).status).to.equal(200);
      for (const token of [undefined, 'wrong', `${secret}x`, secret.slice(1), ''])
        expect(refusal(await generate({ token, body: {} })), token).to.deep.equal([401, 'Unauthorized']);
      const { token } = (await generate({ token: secret })).body;
      expect(refusal(await generate({ token })), 'a token').to.deep.equal([401, 'Unauthorized']);
    });

    it('our own page gets one for a visitor with an id that nobody guesses', async () => {
      const own = { origin: 'https://griot.example' };
      expect((await generate({ headers: own, body: { user: { id: visitor() } } })).status).to.equal(200);
      for (const user of [undefined, { id: 'awa' }, { id: 'visitor_1' }, { id: `${visitor()}0` }])
        expect(refusal(await generate({ headers: own, body: { user } }))).to.deep.equal([
          401,
          'Unauthorized',
        ]);
      const shop = { origin: 'https://shop.example' };
      const asked = await generate({ headers: shop, body: { user: { id: visitor() } } });
      expect(refusal(asked)).to.deep.equal([401, 'Unauthorized']);
    });

    it('opens every conversation, as the user it was opened for', async () => {
      const opened = await rig.call('POST', '/conversations', {
        token: secret,
        body: { user: { id: 'awa' } },
      });
      expect(opened.status).to.equal(201);
      const path = `/conversations/${opened.body.conversationId}`;
      const body = { type: 'message', text: 'hello', from: { id: 'ben' } };
      await rig.call('POST', `${path}/activities`, { token: secret, body });
      const { activities } = (await rig.call('GET', `${path}/activities`, { token: secret })).body;
      expect(activities!.find(({ text }) => text === 'hello')!['from']).to.deep.include({ id: 'awa' });
      expect(refusal(await rig.call('POST', '/tokens/refresh', { token: secret }))).to.deep.equal([
        400,
        'BadArgument',
      ]);
      const asBot = await rig.call('POST', '/conversations', {
        token: secret,
        body: { user: { id: 'griot' } },
      });
      expect(refusal(asBot)).to.deep.equal([400, 'BadArgument']);
    });

    it('goes on with a conversation for its own user alone', async () => {
      const { id } = await rig.start('awa');
      const again = async (user: string): Promise<unknown> =>
        (await generate({ token: secret, body: { user: { id: user }, conversationId: id } })).body
          .conversationId;
      expect(await again('awa')).to.equal(id);
      expect(await again('ben'))
        .to.be.a('string')
        .and.not.equal(id);
    });

    it('keeps a token to the pages it is meant for', async () => {
      const trustedOrigins = ['https://shop.example/'];
      const { token } = (await generate({ token: secret, body: { trustedOrigins } })).body;
      const from = (origin: string): Promise<Answer> =>
        rig.call('POST', '/conversations', { token, headers: { origin } });
      expect((await from('https://shop.example')).status).to.equal(201);
      expect(refusal(await from('https://griot.example'))).to.deep.equal([403, 'OriginNotAllowed']);
      const { body } = await rig.call('POST', '/tokens/refresh', { token });
      expect(await rig.tokens.read(body.token!)).to.deep.include({ origins: ['https://shop.example'] });
      for (const bad of ['https://shop.example', ['shop'], [5], Array(21).fill('https://a.example')])
        expect(refusal(await generate({ token: secret, body: { trustedOrigins: bad } }))).to.deep.equal([
          400,
          'BadArgument',
        ]);
    });

    it('pages of this machine are pages like others', async () => {
      const { token } = (await generate({ token: secret })).body;
      const headers = { origin: 'http://localhost:8080' };
      expect(refusal(await rig.call('POST', '/conversations', { token, headers }))).to.deep.equal([
        403,
        'OriginNotAllowed',
      ]);
    });
  });
});
