import { expect } from 'chai';
import { pino } from 'pino';
import {
  agentNames,
  brief as briefSchema,
  type AgentName,
  type AgentResult,
} from '../../src/coaching/brief.ts';
import { createBriefMaker, type BriefMakerDeps } from '../../src/agents/graph.ts';
import { arrangingWriter } from '../../src/agents/content.ts';
import { fieldOfAgent } from '../../src/agents/assemble.ts';
import { drawnLogos } from '../../src/agents/logo/draw.ts';
import type { LogoMaker, Search, Writer } from '../../src/agents/ports.ts';
import { createSpeech } from '../../src/i18n.ts';
import { owners, sessionOf } from './owners.ts';

const logger = pino({ level: 'silent' });
const speechIn = createSpeech();
const owner = owners[0]!;
const makerWith = (deps: Partial<BriefMakerDeps> = {}) => createBriefMaker({ speechIn, logger, ...deps });
const briefly = { research: 5_000, others: 5_000, all: 5_000 };

describe('the agent graph', () => {
  it('runs research first, then the other four at the same time', async () => {
    const arrived: AgentName[] = [];
    const others = Promise.withResolvers<void>();
    let waiting = 0;
    // Each waits here for the other, and both for those without a service: one after another, they would never end.
    const meet = async () => {
      if (++waiting === 2) both.resolve();
      await Promise.all([both.promise, others.promise]);
    };
    const both = Promise.withResolvers<void>();
    const providers = {
      writer: {
        ...arrangingWriter,
        write: (...given: Parameters<Writer['write']>) => meet().then(() => arrangingWriter.write(...given)),
      },
      logoMaker: {
        ...drawnLogos,
        draw: (...given: Parameters<LogoMaker['draw']>) => meet().then(() => drawnLogos.draw(...given)),
      },
    };
    const onFinished = (agent: AgentName) => {
      arrived.push(agent);
      if (arrived.length === 3) others.resolve();
    };
    await makerWith({ providers }).make({ briefId: 'b', session: sessionOf(owner), onFinished });
    expect(arrived[0]).to.equal('research');
    expect(arrived.slice(1, 3)).to.have.members(['seo', 'template']);
    expect(arrived.slice(3)).to.have.members(['content', 'logo']);
  });

  it('starts none of the four before research has ended, and hands them what it found', async () => {
    const order: string[] = [];
    let seen: AgentResult | undefined;
    const search: Search = {
      live: true,
      async search() {
        order.push('searching');
        return [
          { title: 'Bissap in Kaolack', url: 'https://example.org/bissap', excerpt: 'Bissap is sold here.' },
          { title: 'Not a page', url: 'javascript:alert(1)', excerpt: 'x' },
        ];
      },
    };
    const writer: Writer = {
      live: true,
      async write(given) {
        order.push('writing');
        seen = given.research;
        return arrangingWriter.write(given, AbortSignal.abort());
      },
    };
    const { brief } = await makerWith({ providers: { search, writer } }).make({
      briefId: 'b',
      session: sessionOf(owner),
    });
    expect(order).to.deep.equal(['searching', 'searching', 'searching', 'writing']);
    expect(seen?.sources).to.deep.equal(brief.market_research.sources);
    expect(seen?.data['findings']).to.deep.equal(brief.market_research.data['findings']);
    expect(brief.market_research.sources).to.deep.equal([
      { title: 'Bissap in Kaolack', url: 'https://example.org/bissap' },
    ]);
    expect(brief.market_research.status).to.equal('live');
    expect(brief.gaps).not.to.include('agent.research');
    expect(brief.scores.live).to.equal(0.4);
  });

  it('ends in a brief without a key, each part of it saying that it is a template', async () => {
    const { brief, files } = await makerWith().make({ briefId: 'b', session: sessionOf(owner) });
    expect(briefSchema.safeParse(brief).success).to.equal(true);
    for (const agent of agentNames) expect(brief[fieldOfAgent[agent]].status, agent).to.equal('template');
    expect(brief.scores.live).to.equal(0);
    expect(brief.gaps).to.deep.equal(['agent.research']);
    expect(brief.market_research.data['summary']).to.match(/n'a pas été étudié/);
    expect(files.map((file) => file.path)).to.have.members([
      'b/logo.svg',
      'b/logo-icon.svg',
      'b/logo-mono.svg',
      'b/logo-512.png',
      'b/logo-1024.png',
    ]);
  });

  const breakable = {
    research: { search: { live: true, search: () => Promise.reject(new Error('refused')) } },
    content: { writer: { live: true, write: () => Promise.reject(new Error('refused')) } },
    seo: { seoWriter: { live: true, describe: () => Promise.reject(new Error('refused')) } },
    logo: { logoMaker: { live: true, draw: () => Promise.reject(new Error('refused')) } },
  };
  for (const [agent, providers] of Object.entries(breakable) as [keyof typeof breakable, object][]) {
    it(`names ${agent} in the brief when its service fails, and keeps what the others made`, async () => {
      const { brief } = await makerWith({ providers }).make({ briefId: 'b', session: sessionOf(owner) });
      const [status, warnings] =
        agent === 'research' ? ['failed', ['failed']] : ['template', ['failed', 'made-here']];
      expect(brief[fieldOfAgent[agent]]).to.deep.include({ status, warnings });
      expect(brief.gaps).to.include(`agent.${agent}`);
      for (const other of agentNames)
        if (other !== agent) expect(brief[fieldOfAgent[other]].status, other).to.equal('template');
    });
  }

  const hanging = () => new Promise<never>(() => {});

  it('does not wait for a service that hangs and does not heed its signal', async () => {
    let aborted: AbortSignal | undefined;
    const writer: Writer = {
      live: true,
      write: (_order, signal) => {
        aborted = signal;
        return hanging();
      },
    };
    const maker = makerWith({ providers: { writer }, budgets: { ...briefly, others: 20 } });
    const { brief } = await maker.make({ briefId: 'b', session: sessionOf(owner) });
    expect(brief.content_generation).to.include({ status: 'template' });
    expect(brief.content_generation.warnings).to.deep.equal(['timed-out', 'made-here']);
    expect(brief.content_generation.data['about']).to.equal(owner.answers.mission);
    expect(brief.gaps).to.include('agent.content');
    expect(aborted?.aborted).to.equal(true);
  });

  it('stops every agent when the time for all of them is over', async () => {
    const search: Search = { live: true, search: hanging };
    const maker = makerWith({ providers: { search }, budgets: { ...briefly, all: 20 } });
    const { brief } = await maker.make({ briefId: 'b', session: sessionOf(owner) });
    expect(agentNames.map((agent) => brief[fieldOfAgent[agent]].warnings)).to.deep.equal(
      agentNames.map(() => ['timed-out']),
    );
    expect(brief.vision).to.equal(owner.answers.vision);
  });

  it('makes the brief although its progress cannot be reported', async () => {
    const onFinished = () => Promise.reject(new Error('no chat'));
    const { brief } = await makerWith().make({ briefId: 'b', session: sessionOf(owner), onFinished });
    expect(brief.business_name).to.equal('Jus Ndèye');
  });
});
