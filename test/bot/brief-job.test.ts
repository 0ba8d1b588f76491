import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { createBriefMaker, type BriefMaker } from '../../src/agents/graph.ts';
import { briefWork } from '../../src/bot/brief-job.ts';
import { agentNames, type BriefLinks } from '../../src/coaching/brief.ts';
import type { Session } from '../../src/coaching/session.ts';
import { ownEvent } from '../../src/dialogs/events.ts';
import { createSpeech } from '../../src/i18n.ts';
import type { JsonObject, Store } from '../../src/persistence/ports.ts';
import { owners, sessionOf } from '../agents/owners.ts';
import { describeStore, logger } from '../persistence/backends.ts';
import { commitSession, newConversation } from '../persistence/samples.ts';

const speechIn = createSpeech();

describeStore('the job that makes a brief', (store) => {
  const turns = { wake: () => undefined };
  const workWith = (maker: BriefMaker) =>
    briefWork({ store: store(), maker, turns, publicUrl: () => 'http://127.0.0.1', logger });
  const maker = createBriefMaker({ speechIn, logger });

  /** A session of a conversation of its own, and the payload of a first job for it. */
  async function begin(kept: Store) {
    const { id, userId } = await newConversation(kept);
    const session: Session = sessionOf(owners[0]!, { id: randomUUID() });
    await commitSession(kept, session, userId, id);
    const payload = (more: JsonObject = {}): JsonObject => ({
      briefId: session.briefId ?? `brief-${id}`,
      sessionId: session.id,
      conversationId: id,
      run: randomUUID(),
      ...more,
    });
    return { id, userId, session, payload };
  }
  const told = async (id: string) =>
    (await store().log.read(id, 0)).flatMap(({ activity }) => ownEvent(activity) ?? []);

  it('stores the brief and its files, and tells each thing once, however often it is run', async () => {
    const { id, payload } = await begin(store());
    const work = workWith(maker);
    const job = payload();
    await work(job);
    await work(job);
    const events = await told(id);
    expect(events.map((event) => ('agent' in event ? event.agent : event.name))).to.have.members([
      ...agentNames,
      'brief-ready',
    ]);
    expect(events.at(-1)).to.deep.include({
      name: 'brief-ready',
      run: job['run'],
      lacking: ['research'],
      isReadyForWebsite: true,
    });
    const { links, picture } = events.at(-1) as { links: BriefLinks; picture: string };
    expect(picture).to.equal(`${links.page}/logo-512.png`);
    expect(await store().files.list(`brief-${id}/`)).to.include(`brief-${id}/logo.svg`);
  });

  it('runs only the agents that it is told to, and leaves the link and the files of the others', async () => {
    const { id, userId, session, payload } = await begin(store());
    const work = workWith(maker);
    await work(payload());
    const before = await store().briefs.find(`brief-${id}`);
    const logo = await store().files.read(`brief-${id}/logo.svg`);
    session.steps.offre!.words = session.steps.offre!.statement =
      'Tamarin : 450 FCFA. WhatsApp 77 000 01 02.';
    await commitSession(store(), session, userId, id);
    await work(payload({ only: ['content', 'seo', 'template'] }));
    const after = await store().briefs.find(`brief-${id}`);
    expect(after!.token).to.equal(before!.token);
    expect(after!.brief.offer[0]!.text).to.include('Tamarin');
    expect(await store().files.read(`brief-${id}/logo.svg`)).to.deep.equal(logo);
    expect((await told(id)).slice(agentNames.length + 1).map(({ name }) => name)).to.deep.equal([
      'agent-finished',
      'agent-finished',
      'agent-finished',
      'brief-ready',
    ]);
  });

  it('leaves everything as it is when its end was told and the next run has begun', async () => {
    const { id, userId, session, payload } = await begin(store());
    const work = workWith(maker);
    const first = payload();
    await work(first);
    session.steps.offre!.words = session.steps.offre!.statement =
      'Tamarin : 450 FCFA. WhatsApp 77 000 01 02.';
    await commitSession(store(), session, userId, id);
    await work(payload({ only: ['content', 'seo', 'template'] }));
    const { brief } = (await store().briefs.find(`brief-${id}`))!;
    // Its process was killed before the queue knew that it was done.
    await work({ ...first, only: ['logo'] });
    expect((await store().briefs.find(`brief-${id}`))!.brief).to.deep.equal(brief);
  });

  it('keeps the website that the brief was published as while it was made', async () => {
    const { id, payload } = await begin(store());
    await workWith(maker)(payload());
    const publishing: BriefMaker = {
      make: async (request) => {
        const made = await maker.make(request);
        const { brief, token } = (await store().briefs.find(`brief-${id}`))!;
        await store().briefs.save({ ...brief, dc360_website_id: 7 }, token);
        return made;
      },
      forget: () => Promise.resolve(),
    };
    await workWith(publishing)(payload({ only: ['logo'] }));
    expect((await store().briefs.find(`brief-${id}`))!.brief.dc360_website_id).to.equal(7);
  });

  it('takes a run up again when the database fails under it, and tells the owner when it keeps failing', async () => {
    const { id, payload } = await begin(store());
    const forgotten: string[] = [];
    let left = 2;
    const failing: BriefMaker = {
      make: async (request) => {
        if (left-- > 0) throw new Error('the connection was lost');
        return maker.make(request);
      },
      forget: async (briefId, run) => void forgotten.push(`${briefId} ${run}`),
    };
    const job = payload();
    await workWith(failing)(job);
    expect((await told(id)).at(-1)).to.include({ name: 'brief-ready' });

    left = Number.POSITIVE_INFINITY;
    const lost = payload();
    await workWith(failing)(lost);
    expect((await told(id)).at(-1)).to.include({ name: 'brief-failed' });
    expect(forgotten).to.deep.equal(
      [job, lost].map(({ briefId, run }) => `${String(briefId)} ${String(run)}`),
    );
  });

  it('makes nothing for a session that its owner had deleted', async () => {
    const { id, payload } = await begin(store());
    await workWith(maker)(payload({ sessionId: randomUUID() }));
    expect(await told(id)).to.deep.equal([]);
    expect(await store().briefs.find(`brief-${id}`)).to.equal(undefined);
  });
});
