import { expect } from 'chai';
import { startRig, type Answer, type Rig } from './rig.ts';

describe('Direct Line: CORS', () => {
  let rig: Rig;
  before(async () => {
    rig = await startRig({ secret: 'a-secret', origins: ['https://shop.example/'] });
  });
  after(() => rig.close());

  const preflight = (path: string, origin: string): Promise<Answer> =>
    rig.call('OPTIONS', path, {
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-ms-bot-agent,x-requested-with',
      },
    });

  it('tells a page that may what it may send', async () => {
    for (const path of [
      '/tokens/generate',
      '/conversations',
      '/conversations/1/activities',
      '/conversations/1/upload',
    ]) {
      const { status, headers } = await preflight(path, 'https://shop.example');
      expect(status).to.equal(204);
      expect(headers.get('access-control-allow-origin')).to.equal('https://shop.example');
      expect(headers.get('vary')).to.equal('Origin');
      expect(headers.get('access-control-allow-headers')!.split(', ')).to.have.members([
        'authorization',
        'content-type',
        'x-ms-bot-agent',
        'x-requested-with',
      ]);
      expect(headers.get('access-control-allow-methods')).to.include('POST').and.include('GET');
    }
  });

  it('tells one that may not nothing', async () => {
    const { headers } = await preflight('/conversations', 'https://evil.example');
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).to.deep.equal([]);
    const refused = await rig.call('POST', '/conversations', {
      token: 'a-secret',
      headers: { origin: 'https://evil.example' },
    });
    expect([refused.status, refused.body.error?.code]).to.deep.equal([403, 'OriginNotAllowed']);
    expect(refused.headers.has('access-control-allow-origin')).to.equal(false);
  });

  it('lets a page that may read answers, and refusals too', async () => {
    const headers = { origin: 'https://shop.example' };
    const answers = [
      await rig.call('POST', '/conversations', { token: 'a-secret', headers }),
      await rig.call('POST', '/conversations', { token: 'wrong', headers }),
      await rig.call('GET', '/nowhere', { headers }),
      await rig.call('POST', '/conversations', { token: 'a-secret', headers, body: 'x' }),
      await rig.call('POST', '/conversations', {
        headers: { ...headers, 'content-encoding': 'gzip' },
        body: 'x',
      }),
    ];
    expect(answers.map(({ status }) => status)).to.deep.equal([201, 401, 404, 415, 415]);
    for (const answer of answers)
      expect(answer.headers.get('access-control-allow-origin')).to.equal('https://shop.example');
  });

  it('lets nobody keep an answer', async () => {
    const { headers } = await rig.call('POST', '/tokens/generate', { token: 'a-secret' });
    expect(headers.get('cache-control')).to.equal('no-store');
  });

  it('is asked about by no page of our own', async () => {
    const { status } = await rig.call('POST', '/conversations', {
      token: 'a-secret',
      headers: { origin: rig.url },
    });
    expect(status).to.equal(201);
  });
});
