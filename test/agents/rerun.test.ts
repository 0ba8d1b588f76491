import { expect } from 'chai';
import { pino } from 'pino';
import { arrangingWriter } from '../../src/agents/content.ts';
import { fieldOfAgent } from '../../src/agents/assemble.ts';
import { createBriefMaker, type BriefRequest } from '../../src/agents/graph.ts';
import type { Search, Writer } from '../../src/agents/ports.ts';
import { agentsTouchedBy, type Change } from '../../src/agents/rerun.ts';
import { agentNames, type AgentName, type Brief } from '../../src/coaching/brief.ts';
import type { Session } from '../../src/coaching/session.ts';
import { stageNames } from '../../src/coaching/stages.ts';
import { createSpeech } from '../../src/i18n.ts';
import { owners, sessionOf, stepOf } from './owners.ts';

/** Finds a page by what it was asked, so that another question shows in what was found. */
const search: Search = {
  live: true,
  search: async ({ text }) => [
    { title: text, url: `https://example.org/${encodeURIComponent(text)}`, excerpt: text },
  ],
};
/** Uses all that it is given, as a model may. */
const writer: Writer = {
  live: false,
  write: async (order, signal) => {
    const { name, statements, place } = order.material;
    const texts = await arrangingWriter.write(order, signal);
    return { ...texts, about: JSON.stringify([name, statements, place]) };
  },
};
const logger = pino({ level: 'silent' });
const maker = createBriefMaker({ speechIn: createSpeech(), logger, providers: { search, writer } });
const make = (session: Session, more: Partial<BriefRequest> = {}) =>
  maker.make({ briefId: 'b', session, ...more });

const session = sessionOf(owners[0]!);
const step = (stage: (typeof stageNames)[number], words: string): Partial<Session> => ({
  steps: { ...session.steps, [stage]: stepOf(stage, words) },
});
const changed: Record<Change, Partial<Session>> = {
  vision: step('vision', 'Dans 5 ans, du bissap dans toutes les écoles, du bissap partout à Léona.'),
  mission: step('mission', 'Nous pressons le tamarin chaque nuit pour les pêcheurs de Ndangane.'),
  clientele: step('clientele', 'Les pêcheurs de Ndangane, les pêcheurs du soir, assoiffés, par téléphone.'),
  differentiation: step('differentiation', 'Ailleurs on ajoute du sucre. Preuve : zéro sucre, 12 analyses.'),
  offre: step('offre', 'Tamarin en bouteille. Téléphone 78 000 09 09.'),
  name: { businessName: 'Sarr Boissons' },
  sector: { sector: { key: 'bakery', text: 'boulangerie' } },
  place: { place: { text: 'Thiès', country: 'SN' } },
  logo: { logo: 'have' },
  language: { language: 'en' },
};

const parts = (brief: Brief): Record<AgentName, string> =>
  Object.fromEntries(
    agentNames.map((agent) => {
      const { ms: _, data, ...rest } = brief[fieldOfAgent[agent]];
      const { declared: __, ...own } = data;
      return [agent, JSON.stringify({ ...rest, data: own })];
    }),
  ) as Record<AgentName, string>;

describe('agents that run again', () => {
  let before: Brief;
  let files: { path: string; bytes: Uint8Array }[];
  beforeEach(async () => ({ brief: before, files } = await make(session)));

  for (const change of Object.keys(changed) as Change[]) {
    it(`are all those whose result ${change} changes`, async () => {
      const touched = agentsTouchedBy([change]);
      const again = await make({ ...session, ...changed[change] });
      const [old, fresh] = [parts(before), parts(again.brief)];
      const logoFile = (of: typeof files) => of.find(({ path }) => path === 'b/logo.svg')!.bytes.toString();
      const differing = agentNames.filter(
        (agent) =>
          old[agent] !== fresh[agent] || (agent === 'logo' && logoFile(files) !== logoFile(again.files)),
      );
      expect(touched).to.include.members(differing);
      expect(differing, 'nothing runs in vain').to.include.members(touched);
    });
  }

  it('run in their order, each once', () => {
    expect(agentsTouchedBy(['offre', 'name', 'mission'])).to.deep.equal([
      'content',
      'logo',
      'seo',
      'template',
    ]);
    expect(agentsTouchedBy([])).to.deep.equal([]);
  });

  it('are the only ones that do: the others keep what they made', async () => {
    const told: AgentName[] = [];
    const again = await make(
      { ...session, ...changed.offre },
      {
        previous: { ...before, dc360_website_id: 7 },
        only: ['content', 'seo'],
        onFinished: (agent) => void told.push(agent),
      },
    );
    expect(told).to.have.members(['content', 'seo']);
    for (const agent of ['research', 'logo', 'template'] as const) {
      const { declared: _, ...kept } = before[fieldOfAgent[agent]].data;
      expect(again.brief[fieldOfAgent[agent]].data, agent).to.deep.include(kept);
      expect(again.brief[fieldOfAgent[agent]].ms, agent).to.equal(before[fieldOfAgent[agent]].ms);
    }
    expect(JSON.stringify(again.brief.content_generation)).to.include('Tamarin');
    expect(again.files).to.deep.equal([]);
    expect(again.brief.dc360_website_id).to.equal(7);
    expect(again.brief.created_at).to.equal(before.created_at);
  });

  it('leave nothing stale behind of what the owner declared', async () => {
    const again = await make(
      { ...session, ...changed.offre },
      { previous: before, only: ['content', 'seo', 'template'] },
    );
    expect(JSON.stringify(again.brief)).not.to.match(/5 500|300 FCFA/);
  });

  it('read the research that is kept', async () => {
    let seen: unknown;
    const reading: Writer = {
      live: false,
      write: (order, signal) => {
        seen = order.research.sources;
        return arrangingWriter.write(order, signal);
      },
    };
    const other = createBriefMaker({ speechIn: createSpeech(), logger, providers: { writer: reading } });
    await other.make({ briefId: 'b', session, previous: before, only: ['content'] });
    expect(seen).to.deep.equal(before.market_research.sources);
  });

  it('are all of them where there is no brief yet', async () => {
    const told: AgentName[] = [];
    await make(session, { only: ['logo'], onFinished: (agent) => void told.push(agent) });
    expect(told).to.have.members([...agentNames]);
  });
});
