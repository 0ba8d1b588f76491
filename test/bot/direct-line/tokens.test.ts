import { createHmac, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { expect } from 'chai';
import { startRig, type Answer, type Rig, type Started } from './rig.ts';

const refusal = ({ status, body }: Answer): unknown => [status, body.error?.code];
const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('Direct Line: a call with a token', () => {
  let rig: Rig;
  let started: Started;

  before(async () => {
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
    const { activities } = (await rig.call('GET', `${anonymous.path}/activities`, { token: anonymous.token }))
      .body;
    const senders = activities!
      .filter(({ name }) => name === 'brief-ready')
      .map(({ from }) => (from as { id: string }).id);
    expect(senders).to.deep.equal(['dl_carla', `${anonymous.id}|user`, `${anonymous.id}|user`]);
  });
});
