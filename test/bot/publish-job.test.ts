import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { createBriefMaker } from '../../src/agents/graph.ts';
import { dc360Host } from '../../src/agents/providers/dc360.ts';
import { publishWork, waits } from '../../src/bot/publish-job.ts';
import type { Brief } from '../../src/coaching/brief.ts';
import { ownEvent } from '../../src/dialogs/events.ts';
import { createSpeech } from '../../src/i18n.ts';
import type { JobRequest, JsonObject, Store } from '../../src/persistence/ports.ts';
import { dc360Vendor } from '../agents/providers/dc360-vendor.ts';
import { owners, sessionOf } from '../agents/owners.ts';
import { describeStore, logger } from '../persistence/backends.ts';
import { commitSession, newConversation } from '../persistence/samples.ts';
import { faults, startFaultServer, type FaultServer } from '../support/fault-server.ts';

const url = 'https://jus.example.com/';

describeStore('the job that publishes a website', (store) => {
  let vendor: ReturnType<typeof dc360Vendor>;
  let server: FaultServer;
  let model: Brief;
  before(async () => {
    server = await startFaultServer((request) => vendor.answer(request));
    const maker = createBriefMaker({ speechIn: createSpeech(), logger });
    ({ brief: model } = await maker.make({ briefId: 'b', session: sessionOf(owners[0]!) }));
  });
  after(() => server.stop());
  beforeEach(() => {
    vendor = dc360Vendor();
    server.breakWith(undefined);
    server.requests.length = 0;
  });

  /** The brief of an owner of its own, the order to publish it, and the queue. */
  async function begin(briefs?: Store['briefs']) {
    const kept = { ...store(), ...(briefs && { briefs }) };
    const { id, userId } = await newConversation(kept);
    const session = sessionOf(owners[0]!, { id: randomUUID(), briefId: randomUUID() });
    await commitSession(kept, session, userId, id);
    const briefId = session.briefId!;
    await store().briefs.save({ ...model, id: briefId, session_id: session.id }, randomUUID());
    const queue: JobRequest[] = [];
    const work = publishWork({
      store: kept,
      addJob: (job) => Promise.resolve(void queue.push(job)),
      host: dc360Host({ url: server.url, secret: 'the-secret' }, { timeoutMs: 150, maxBytes: 256 * 1024 }),
      turns: { wake: () => undefined },
      logger,
    });
    const job: JsonObject = { briefId, sessionId: session.id, conversationId: id, run: randomUUID() };
    const told = async () => (await store().log.read(id, 0)).map(({ activity }) => ownEvent(activity)!);
    const look = () => work(queue.at(-1)!.payload);
    const websiteId = async () => (await store().briefs.find(briefId))!.brief.dc360_website_id;
    return { briefId, userId, queue, work, job, told, look, websiteId };
  }

  it('has the website made, stores which it is, and looks until it is online', async () => {
    const { briefId, userId, queue, work, job, told, look, websiteId } = await begin();
    await work(job);
    expect(await websiteId()).to.equal(100);
    expect(server.requests[0]!.path).to.equal(`/api/v1/users/${userId}/subscription`);
    expect(await told()).to.deep.equal([{ name: 'site-published', briefId, state: 'building' }]);
    await look();
    expect(queue.map(({ after }) => after)).to.deep.equal([waits[0], waits[1]]);
    expect(await told()).to.have.lengthOf(1);
    Object.assign(vendor.state, { status: 'published', url });
    await look();
    expect((await told()).at(-1)).to.deep.equal({ name: 'site-published', briefId, state: 'online', url });
    expect(queue).to.have.lengthOf(2);
    expect([vendor.made.size, vendor.used.size]).to.deep.equal([1, 1]);
  });

  it('makes one website and tells each thing once, however often it is run', async () => {
    const { queue, work, job, told, look } = await begin();
    await work(job);
    await work(job);
    // Ordered again by its owner, as another job.
    await work({ ...job, run: randomUUID() });
    vendor.state.status = 'published';
    await look();
    await look();
    expect(vendor.made.size).to.equal(1);
    expect((await told()).map((event) => 'state' in event && event.state)).to.deep.equal([
      'building',
      'building',
      'online',
    ]);
    expect(new Set(queue.slice(0, 2).map(({ key }) => key)).size, 'the queue takes a look once').to.equal(1);
  });

  for (const [when, path] of [
    ['before the website is made', /subscription$/],
    ['after it was made and before it was counted', /genesis-usage$/],
    ['before it was looked at', /status$/],
  ] as const) {
    it(`goes on where it was cut short ${when}`, async () => {
      const { work, job, told, websiteId } = await begin();
      const { answer } = vendor;
      vendor.answer = (request) => (path.test(request.path) ? { status: 503, body: '{}' } : answer(request));
      await work(job);
      expect((await told()).at(-1)).to.include({ name: 'site-failed', retryable: true });
      vendor.answer = answer;
      vendor.state.status = 'live';
      await work({ ...job, run: randomUUID() });
      expect((await told()).at(-1)).to.include({ name: 'site-published', state: 'online' });
      expect([vendor.made.size, vendor.used.size, await websiteId()]).to.deep.equal([1, 1, 100]);
    });
  }

  it('is left to the queue when the database fails, and then makes no second website', async () => {
    let left = 1;
    const failing: Store['briefs'] = {
      ...store().briefs,
      save: (brief, token) =>
        left-- > 0 ? Promise.reject(new Error('the connection was lost')) : store().briefs.save(brief, token),
    };
    const { work, job, told, websiteId } = await begin(failing);
    const error: unknown = await work(job).catch((thrown: unknown) => thrown);
    expect(error).to.include({ message: 'the connection was lost' });
    expect(await told()).to.deep.equal([]);
    await work(job);
    expect([vendor.made.size, await websiteId()]).to.deep.equal([1, 100]);
  });

  it('keeps what the brief says by the time that the website is made', async () => {
    const { briefId, work, job, websiteId } = await begin();
    const { answer } = vendor;
    vendor.answer = async (request) => {
      if (request.method === 'POST' && request.path.endsWith('/websites')) {
        const { brief, token } = (await store().briefs.find(briefId))!;
        await store().briefs.save({ ...brief, mission: 'Presser du tamarin.' }, token);
      }
      return answer(request);
    };
    await work(job);
    expect((await store().briefs.find(briefId))!.brief.mission).to.equal('Presser du tamarin.');
    expect(await websiteId()).to.equal(100);
  });

  it('sends nothing over the quota, and says how much it is', async () => {
    const { briefId, queue, work, job, told } = await begin();
    vendor.state.used = 3;
    await work(job);
    expect(await told()).to.deep.equal([{ name: 'site-over-quota', briefId, limit: 3 }]);
    expect([vendor.made.size, queue.length]).to.deep.equal([0, 0]);
  });

  it('tells of a website that does not get there, and of one that takes too long', async () => {
    const { briefId, work, job, told, look, queue } = await begin();
    await work(job);
    for (const _ of waits) await look();
    expect((await told()).at(-1)).to.deep.equal({ name: 'site-published', briefId, state: 'slow' });
    expect(queue).to.have.lengthOf(waits.length);
    vendor.state.status = 'failed';
    await work({ ...job, run: randomUUID() });
    expect((await told()).at(-1)).to.deep.equal({ name: 'site-failed', briefId, retryable: false });
  });

  it('goes on looking while the host does not answer, and gives up where it says no', async () => {
    const { briefId, work, job, told, look, queue } = await begin();
    await work(job);
    server.breakWith(503);
    await look();
    expect(queue).to.have.lengthOf(2);
    expect(await told()).to.have.lengthOf(1);
    server.breakWith(404);
    await look();
    expect((await told()).at(-1)).to.deep.equal({ name: 'site-failed', briefId, retryable: false });
    expect(queue).to.have.lengthOf(2);
  });

  it('does nothing for a brief that its owner had deleted', async () => {
    const { work, job, told } = await begin();
    await work({ ...job, sessionId: randomUUID() });
    expect(await told()).to.deep.equal([]);
    expect(server.requests).to.deep.equal([]);
  });

  const passing = new Set<unknown>([
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
    it(`tells one thing of the fault ${fault}, and whether to try again`, async () => {
      const { briefId, work, job, told, websiteId } = await begin();
      server.breakWith(fault);
      await work(job);
      const expected =
        fault === 402
          ? { name: 'site-over-quota', briefId }
          : { name: 'site-failed', briefId, retryable: passing.has(fault) };
      expect(await told()).to.deep.equal([expected]);
      expect(await websiteId()).to.equal(null);
    });
  }
});
