import { expect } from 'chai';
import { pino } from 'pino';
import { createBriefMaker } from '../../../src/agents/graph.ts';
import type { WebsiteHost } from '../../../src/agents/ports.ts';
import { dc360Host } from '../../../src/agents/providers/dc360.ts';
import { publish, quotaOf } from '../../../src/agents/publish.ts';
import type { Brief } from '../../../src/coaching/brief.ts';
import { createSpeech } from '../../../src/i18n.ts';
import { faults, startFaultServer, type FaultServer } from '../../support/fault-server.ts';
import { owners, sessionOf } from '../owners.ts';
import { dc360Vendor } from './dc360-vendor.ts';

const limits = { timeoutMs: 400, maxBytes: 256 * 1024 };
const never = new AbortController().signal;

describe('DigitalCloud360', () => {
  let dc360: ReturnType<typeof dc360Vendor>;
  let server: FaultServer;
  let host: WebsiteHost;
  let brief: Brief;
  before(async () => {
    server = await startFaultServer((request) => dc360.answer(request));
    host = dc360Host({ url: server.url, secret: 'the-secret' }, limits);
    const maker = createBriefMaker({ speechIn: createSpeech(), logger: pino({ level: 'silent' }) });
    ({ brief } = await maker.make({ briefId: 'b', session: sessionOf(owners[0]!) }));
  });
  after(() => server.stop());
  let stored: number[];
  beforeEach(() => {
    dc360 = dc360Vendor();
    server.breakWith(undefined);
    server.requests.length = 0;
    stored = [];
  });
  const send = (given = brief) =>
    publish({ host, brief: given, userId: 'user/1', onCreated: async (id) => void stored.push(id) }, never);

  it('publishes a brief, counts it, and says where it stands', async () => {
    dc360.state.url = 'https://jus.example.com/';
    expect(await send()).to.deep.equal({
      outcome: 'published',
      websiteId: 100,
      status: 'building',
      url: 'https://jus.example.com/',
    });
    expect(stored).to.deep.equal([100]);
    expect([...dc360.used]).to.deep.equal(['b']);
    const { body } = server.requests.find(({ path }) => path === '/api/v1/websites')!;
    const sent = JSON.parse(body) as { user_id: string; business_brief: Brief };
    expect(sent.user_id).to.equal('user/1');
    expect(sent.business_brief.business_name).to.equal('Jus Ndèye');
  });

  it('publishes once, whatever is lost on the way', async () => {
    // The website is made, and the answer is lost.
    server.breakWith(undefined);
    await send();
    await send();
    expect(dc360.made.size).to.equal(1);
    // The id is stored: nobody is asked to make it again.
    server.requests.length = 0;
    await send({ ...brief, dc360_website_id: 100 });
    expect(server.requests.map(({ method, path }) => `${method} ${path}`)).to.deep.equal([
      'POST /api/v1/users/user%2F1/genesis-usage',
      'GET /api/v1/websites/100/status',
    ]);
  });

  it('sends nothing over the quota', async () => {
    dc360.state.used = 3;
    expect(await send()).to.deep.equal({ outcome: 'over-quota', plan: 'trial', limit: 3 });
    expect(server.requests).to.have.lengthOf(1);
    expect(stored).to.deep.equal([]);
  });

  it('sets a status', async () => {
    await host.setStatus(100, 'published', never);
    expect(await host.status(100, never)).to.deep.equal({ status: 'published' });
  });

  it('counts by plan and month', () => {
    const left = (plan: string, used: number) => quotaOf({ plan, used }).left;
    expect([left('trial', 0), left('trial', 2), left('trial', 3), left('trial', 9)]).to.deep.equal([
      3, 1, 0, 0,
    ]);
    expect([left('basic', 9), left('basic', 10), left('pro', 49), left('pro', 50)]).to.deep.equal([
      1, 0, 1, 0,
    ]);
    expect(left('enterprise', 1_000_000)).to.equal(Number.POSITIVE_INFINITY);
    expect([left('Trial', 0), left('unheard-of', 0), left('trial', -5)]).to.deep.equal([3, 0, 3]);
  });

  const retryable = new Set<unknown>([
    429,
    '429-at-once',
    '429-in-an-hour',
    500,
    503,
    'hang',
    'hang-after-headers',
    'refused-connection',
    'cut',
  ]);
  for (const fault of faults) {
    it(`says what went wrong, and whether to try again: ${fault}`, async () => {
      server.breakWith(fault);
      const error: unknown = await send().catch((thrown: unknown) => thrown);
      expect(error).to.include({ service: 'digitalcloud360', retryable: retryable.has(fault) });
      expect(String(error)).not.to.include('the-secret');
      expect(stored).to.deep.equal([]);
      expect(dc360.made.size).to.equal(0);
    });
  }

  it('takes nothing but 201 for a website that was made', async () => {
    const { answer } = dc360;
    dc360.answer = async (request) => ({
      ...(await answer(request)),
      ...(request.method === 'POST' && { status: 200 }),
    });
    expect(await send().catch((thrown: unknown) => thrown)).to.include({ code: 'bad-answer' });
    expect(stored).to.deep.equal([]);
  });

  it('goes on where it was after its usage could not be counted', async () => {
    const { answer } = dc360;
    let broken = true;
    dc360.answer = (request) => {
      if (broken && request.path.endsWith('genesis-usage')) return { status: 500, body: '{}' };
      return answer(request);
    };
    expect(await send().catch((thrown: unknown) => thrown)).to.include({ code: 'unavailable' });
    broken = false;
    expect(await send({ ...brief, dc360_website_id: stored[0]! })).to.include({
      outcome: 'published',
      websiteId: 100,
    });
    expect([dc360.made.size, dc360.used.size]).to.deep.equal([1, 1]);
  });
});
