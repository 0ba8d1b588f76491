import { randomUUID } from 'node:crypto';
import { createBriefMaker, type BriefMaker } from '../src/agents/graph.ts';
import { fieldOfAgent } from '../src/agents/assemble.ts';
import { agentNames, type Brief } from '../src/coaching/brief.ts';
import type { Session } from '../src/coaching/session.ts';
import { stageNames } from '../src/coaching/stages.ts';
import { createSpeech } from '../src/i18n.ts';
import { createLogger } from '../src/logger.ts';
import type { CheckpointPool } from '../src/persistence/checkpoint-pool.ts';
import { spread, type Spread } from './figures.ts';

const rounds = 30;
const atOnce = 10;

const answers = {
  vision: 'Dans 3 ans, du bissap et du bouye frais dans 40 boutiques de Kaolack, pour les enfants.',
  mission: 'Nous pressons chaque matin bissap, bouye et gingembre pour les écoliers. Fruits triés à la main.',
  clientele: 'Les boutiquiers de Léona avec frigo, qui veulent un jus qui part vite, livré avant 9 h.',
  differentiation:
    'Face au jus en sachet du marché : bouteille scellée, date écrite. 26 boutiques commandent.',
  offre: 'Bissap 33 cl : 300 FCFA. Bouye 33 cl : 400 FCFA. Carton de 20 : 5 500 FCFA. WhatsApp 77 000 01 02.',
};

const session = (): Session => ({
  id: randomUUID(),
  status: 'sub_agents_running',
  current: 'synthesis',
  language: 'fr',
  businessName: 'Jus Ndèye',
  sector: { key: 'juice_drinks', text: 'jus' },
  place: { text: 'Kaolack', country: 'SN' },
  logo: 'make',
  steps: Object.fromEntries(
    stageNames.map((stage) => [
      stage,
      {
        stage,
        state: 'confirmed',
        words: answers[stage],
        statement: answers[stage],
        score: 0.8,
        missing: [],
        facts: [],
        asked: '',
        examples: [],
        source: 'owner',
        clarifications: 0,
        startedAt: 0,
      },
    ]),
  ),
  parked: {},
  paused: false,
  createdAt: 0,
});

async function timed(maker: BriefMaker): Promise<{ ms: number; brief: Brief }> {
  const briefId = randomUUID();
  const started = performance.now();
  const { brief } = await maker.make({ briefId, run: 'bench', session: session() });
  const ms = performance.now() - started;
  await maker.forget(briefId, 'bench');
  return { ms, brief };
}

/** What the agents themselves took on the way from the first to the last: research, then the slowest of the four. */
function longestChain(brief: Brief): number {
  const [research = 0, ...others] = agentNames.map((agent) => brief[fieldOfAgent[agent]].ms);
  return research + Math.max(...others);
}

export interface BriefFigures {
  /** Milliseconds for a keyless brief with its pictures, checkpoints in the database. */
  keyless: Spread;
  /** Of that, beyond the agents on the longest chain. */
  overheadOverLongestChain: Spread;
  /** Milliseconds until the last of ten that were begun together. */
  tenAtOnce: number;
}

/** Briefs by the keyless agents, their checkpoints in `pool`. */
export async function briefFigures(pool: CheckpointPool): Promise<BriefFigures> {
  const maker = createBriefMaker({
    speechIn: createSpeech(),
    checkpoints: pool,
    logger: createLogger('warn'),
  });
  for (let warm = 0; warm < 3; warm++) await timed(maker);
  const all: number[] = [];
  const overheads: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const { ms, brief } = await timed(maker);
    all.push(ms);
    overheads.push(ms - longestChain(brief));
  }
  const started = performance.now();
  await Promise.all(Array.from({ length: atOnce }, () => timed(maker)));
  return {
    keyless: spread(all),
    overheadOverLongestChain: spread(overheads),
    tenAtOnce: Math.round(performance.now() - started),
  };
}
