import { expect } from 'chai';
import { pino } from 'pino';
import { fieldOfAgent } from '../../../src/agents/assemble.ts';
import { createBriefMaker } from '../../../src/agents/graph.ts';
import { openAiChat } from '../../../src/agents/providers/chat.ts';
import { paintedLogos } from '../../../src/agents/providers/images.ts';
import { logoAi } from '../../../src/agents/providers/logoai.ts';
import { tavilySearch } from '../../../src/agents/providers/tavily.ts';
import { modelSeo, modelWriter } from '../../../src/agents/providers/writers.ts';
import type { Providers } from '../../../src/agents/ports.ts';
import {
  agentNames,
  brief as briefSchema,
  type AgentName,
  type AgentResult,
} from '../../../src/coaching/brief.ts';
import { createSpeech } from '../../../src/i18n.ts';
import { createInProcessCache } from '../../../src/persistence/cache/in-process.ts';
import {
  faults,
  startFaultServer,
  type Fault,
  type FaultServer,
  type Received,
  type Reply,
} from '../../support/fault-server.ts';
import { owners, sessionOf } from '../owners.ts';
import { completion, drawing, modelAnswer, png, tavilyAnswer } from './vendors.ts';

const limits = { timeoutMs: 400, maxBytes: 8 * 1024 * 1024 };
const secret = 'sk-nobody-may-see-this';

interface Case {
  agent: AgentName;
  answer: (request: Received) => Reply;
  providers: (url: string) => Partial<Providers>;
}

const cases: Record<string, Case> = {
  Tavily: {
    agent: 'research',
    answer: tavilyAnswer,
    providers: (url) => ({ search: tavilySearch({ apiKey: secret, url }, createInProcessCache(), limits) }),
  },
  'a model that writes': {
    agent: 'content',
    answer: modelAnswer,
    providers: (url) => ({
      writer: modelWriter(openAiChat({ apiKey: secret, baseUrl: url, model: 'm' }, limits)),
    }),
  },
  'a model that writes for search pages': {
    agent: 'seo',
    answer: modelAnswer,
    providers: (url) => ({
      seoWriter: modelSeo(openAiChat({ apiKey: secret, baseUrl: url, model: 'm' }, limits)),
    }),
  },
  LogoAI: {
    agent: 'logo',
    answer: () => ({ body: JSON.stringify({ svg: drawing }) }),
    providers: (url) => ({ logoMaker: logoAi({ apiKey: secret, url: `${url}/logos` }, limits) }),
  },
  'a model that paints': {
    agent: 'logo',
    answer: () => ({ body: JSON.stringify({ created: 1, data: [{ b64_json: png().toString('base64') }] }) }),
    providers: (url) => ({ logoMaker: paintedLogos({ apiKey: secret, baseUrl: url, model: 'm' }, limits) }),
  },
};

/** Everything that was logged. */
let logged = '';
const logger = pino({ level: 'info' }, { write: (line: string) => (logged += line) });
const session = sessionOf(owners[0]!);

const warningFor = (fault: Fault): string => {
  if (fault === 'hang' || fault === 'hang-after-headers') return 'timed-out';
  return fault === 402 || String(fault).startsWith('429') ? 'over-quota' : 'failed';
};
/** Where nothing else may be asked for the same. */
const notRetried = new Set<Fault>([401, 402, 403, 404, 409, 413, 422, 'redirect', '429-in-an-hour', 'huge']);

for (const [name, { agent, answer, providers }] of Object.entries(cases)) {
  describe(`${name}, when it fails`, () => {
    let server: FaultServer;
    const make = async (): Promise<AgentResult> => {
      const maker = createBriefMaker({ speechIn: createSpeech(), logger, providers: providers(server.url) });
      const { brief } = await maker.make({ briefId: 'b', session });
      expect(briefSchema.safeParse(brief).success).to.equal(true);
      const result = brief[fieldOfAgent[agent]];
      const isGap = result.status !== 'live';
      expect(brief.gaps.includes(`agent.${agent}`), 'named as a gap').to.equal(isGap);
      for (const other of agentNames)
        if (other !== agent) expect(brief[fieldOfAgent[other]].warnings, other).to.deep.equal([]);
      return result;
    };
    before(async () => (server = await startFaultServer(answer)));
    after(() => server.stop());
    beforeEach(() => {
      server.breakWith(undefined);
      server.requests.length = 0;
      logged = '';
    });

    for (const fault of faults) {
      it(`leaves a brief that says so: ${fault}`, async () => {
        server.breakWith(fault);
        const result = await make();
        expect(result.warnings[0]).to.equal(warningFor(fault));
        expect(result.status).to.equal(agent === 'research' ? 'failed' : 'template');
        if (agent !== 'research') expect(result.warnings).to.include('made-here');
        expect(logged).to.include('an agent failed').and.not.include(secret);
        for (const word of ['Ndèye', '77 000', 'bissap', 'Log in']) expect(logged).not.to.include(word);
        expect(server.requests.some(({ path }) => path === '/elsewhere')).to.equal(false);
        const searches = agent === 'research' ? 3 : 1;
        if (notRetried.has(fault)) expect(server.requests.length).to.equal(searches);
        expect(server.requests.length).to.be.at.most(2 * searches);
      });
    }

    it('is live when nothing is wrong', async () => {
      const result = await make();
      expect([result.status, result.warnings]).to.deep.equal(['live', []]);
    });

    if (name !== 'a model that paints') {
      for (const fault of [429, '429-at-once', 500, 503, 'refused-connection', 'cut'] as const) {
        it(`is asked again after ${fault}`, async () => {
          server.breakWith(fault, 1);
          expect((await make()).status).to.equal('live');
        });
      }
    }
  });
}

describe('a model that refuses or writes what it may not', () => {
  let server: FaultServer;
  let reply: Reply;
  before(async () => (server = await startFaultServer(() => reply)));
  after(() => server.stop());
  const make = async () => {
    const ask = openAiChat({ apiKey: secret, baseUrl: server.url, model: 'm' }, limits);
    const maker = createBriefMaker({
      speechIn: createSpeech(),
      logger,
      providers: { writer: modelWriter(ask), seoWriter: modelSeo(ask) },
    });
    return (await maker.make({ briefId: 'b', session })).brief;
  };

  for (const [what, given] of Object.entries({
    'a refusal': completion(null, 'I cannot help with that.'),
    'an empty answer': completion(''),
    'half of an answer': completion('{"subtitle": "Du bissap'),
    'an answer of another shape': completion('{"subtitle": 3}'),
    'no choice at all': { body: JSON.stringify({ id: 'x', object: 'chat.completion', choices: [] }) },
  })) {
    it(`stands in after ${what}`, async () => {
      reply = given;
      const brief = await make();
      for (const result of [brief.content_generation, brief.seo_optimization])
        expect([result.status, result.warnings]).to.deep.equal(['template', ['failed', 'made-here']]);
      expect(brief.content_generation.data['about']).to.equal(brief.mission);
    });
  }
});
