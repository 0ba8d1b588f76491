import { createHmac, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { SignJWT } from 'jose';
import { expect } from 'chai';
import { startRig, type Answer, type Call, type Rig, type Started } from './rig.ts';

const visitor = (): string => `visitor_${randomUUID()}`;
const refusal = ({ status, body }: Answer): unknown => [status, body.error?.code];
const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('Direct Line: who may do what', () => {
  describe('with a token', () => {
    let rig: Rig;
    let started: Started;

    before(async function () {
      this.timeout(30_000);
      rig = await startRig();
      started = await rig.start('awa');
    });
    after(() => rig.close());

    /** Every address that takes a token, called with one. */
    const everywhere = (token: string | undefined): Promise<Answer[]> =>
      Promise.all(
        (
          [
            ['POST', '/tokens/refresh'],
            ['POST', '/conversations'],
            ['GET', started.path],
            ['GET', `${started.path}/activities`],
            ['POST', `${started.path}/activities`],
            ['POST', `${started.path}/upload`],
          ] as const
        ).map(([method, path]) => rig.call(method, path, { token, ...(method === 'POST' && { body: {} }) })),
      );

    it('that is missing, is no token, or is not ours: 401', async () => {
      const [header, claims, signature] = started.token.split('.') as [string, string, string];
      const stranger = { conversation: started.id, user: 'ben' };
      const foreign = await new SignJWT({ conversation: started.id })
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience('conversation')
        .setExpirationTime('1h')
        .sign(Buffer.alloc(32, 7));
      const none = `${base64url({ alg: 'none' })}.${claims}.`;
      const bad = {
        'a word': 'hello',
        'a signature cut short': `${header}.${claims}.${signature.slice(0, -2)}`,
        'other claims': `${header}.${base64url(stranger)}.${signature}`,
        'no signature': `${header}.${claims}.`,
        'the algorithm none': none,
        'another algorithm': `${base64url({ alg: 'HS512' })}.${claims}.${createHmac('sha512', 'x').digest('base64url')}`,
        'a foreign key': foreign,
        'a token of a stream': await rig.tokens.issueForStream(started.id),
      };
      for (const [what, token] of Object.entries(bad))
        for (const answer of await everywhere(token))
          expect(refusal(answer), what).to.deep.equal([401, 'Unauthorized']);
      for (const answer of await everywhere(undefined))
        expect(refusal(answer)).to.deep.equal([401, 'Unauthorized']);
      const basic = await rig.call('GET', started.path, {
        headers: { authorization: `Basic ${started.token}` },
      });
      expect(refusal(basic)).to.deep.equal([401, 'Unauthorized']);
    });

    it('that has expired: 403 TokenExpired, and it cannot be refreshed', async () => {
      const now = Date.now;
      Date.now = () => now() - 3_600_000;
      const expired = await rig.tokens.issue({ conversation: started.id, user: 'awa' }).finally(() => {
        Date.now = now;
      });
      for (const answer of await everywhere(expired)) {
        expect(refusal(answer)).to.deep.equal([403, 'TokenExpired']);
        expect(answer.body.error!.message).to.be.a('string');
      }
    });

    it('for another conversation: 403; for one that is not there: 404', async () => {
      const other = await rig.start('ben');
      const trespass = await rig.call('GET', `${started.path}/activities`, { token: other.token });
      expect(refusal(trespass)).to.deep.equal([403, 'Forbidden']);
      for (const id of [randomUUID(), '1', 'a%00b', '%F0%9F%98%80', "'--", '..%2f..%2f'])
        for (const [method, rest] of [
          ['GET', ''],
          ['GET', '/activities'],
          ['POST', '/activities'],
          ['POST', '/upload'],
        ] as const) {
          const answer = await rig.call(method, `/conversations/${id}${rest}`, { token: other.token });
          expect(refusal(answer), id + rest).to.deep.equal([404, 'NotFound']);
        }
    });

    it('that is refreshed, goes on as who it was', async () => {
      const { status, body } = await rig.call('POST', '/tokens/refresh', { token: started.token });
      expect(status).to.equal(200);
      expect(body).to.include({ conversationId: started.id, expires_in: 1_800 });
      expect(await rig.tokens.read(body.token!)).to.deep.equal({ conversation: started.id, user: 'awa' });
    });

    it('speaks as its own user, whoever the client says speaks', async () => {
      const body = { type: 'message', text: 'it is me', from: { id: 'ben', name: 'Ben', role: 'bot' } };
      const { id } = (await rig.call('POST', `${started.path}/activities`, { token: started.token, body }))
        .body;
      const { activities } = (await rig.call('GET', `${started.path}/activities`, { token: started.token }))
        .body;
      const echo = activities!.find((activity) => activity['id'] === id);
      expect(echo!['from']).to.deep.equal({ id: 'awa', name: 'Ben', role: 'user' });
    });

    it('without a user lets the client name one, but never the bot', async () => {
      const anonymous = await rig.start();
      const post = (from: unknown): Promise<Answer> =>
        rig.call('POST', `${anonymous.path}/activities`, {
          token: anonymous.token,
          body: { type: 'event', name: 'brief-ready', from },
        });
      expect((await post({ id: 'dl_carla' })).status).to.equal(200);
      for (const id of ['griot', 'gri\0ot', 'griot\n', 5, { a: 1 }, 'x'.repeat(201), '\ud800'])
        expect(refusal(await post({ id })), String(id)).to.deep.equal([400, 'BadArgument']);
      expect((await post(null)).status).to.equal(200);
      expect((await post('griot')).status).to.equal(200);
      const { activities } = (
        await rig.call('GET', `${anonymous.path}/activities`, { token: anonymous.token })
      ).body;
      const senders = activities!
        .filter(({ name }) => name === 'brief-ready')
        .map(({ from }) => (from as { id: string }).id);
      expect(senders).to.deep.equal(['dl_carla', `${anonymous.id}|user`, `${anonymous.id}|user`]);
    });
  });

  describe('without a secret', () => {
    let rig: Rig;
    before(async () => {
      rig = await startRig({ origins: ['https://shop.example'] });
    });
    after(() => rig.close());

    /** `fetch` does not let one say another host than that of the address. */
    const generate = (headers: Record<string, string>): Promise<number> =>
      new Promise((resolve, reject) => {
        const url = `${rig.url}/v3/directline/tokens/generate`;
        request(url, { method: 'POST', headers }, (response) => {
          response.resume();
          resolve(response.statusCode!);
        })
          .on('error', reject)
          .end();
      });

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
