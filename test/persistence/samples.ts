import { randomUUID } from 'node:crypto';
import type { AgentResult, Brief } from '../../src/coaching/brief.ts';
import type { Session } from '../../src/coaching/session.ts';
import { stageNames } from '../../src/coaching/stages.ts';
import type { Store } from '../../src/persistence/ports.ts';

/** A new user and an empty conversation of theirs. */
export async function newConversation(store: Store): Promise<{ id: string; userId: string }> {
  const id = randomUUID();
  const userId = await store.users.resolve('direct-line', `dl_${id}`);
  await store.log.open({ id, channel: 'direct-line', userId, reference: {} });
  return { id, userId };
}

export const newSession = (): Session => ({
  id: randomUUID(),
  status: 'initialized',
  current: 'onboarding',
  language: 'en',
  steps: {},
  parked: {},
  paused: false,
  createdAt: 1_767_225_600_123,
});

/** Every field that a session can have, filled with what is hard to store. */
export const fullSession = (): Session => ({
  id: randomUUID(),
  status: 'brief_ready',
  current: 'offre',
  language: 'fr',
  businessName: `L'atelier d'Awa "50 %" \\ $1 ? :x`,
  sector: { key: 'tailoring', text: 'couture' },
  place: { text: 'Thiès, près du marché 🧵', country: 'SN' },
  logo: 'make',
  steps: {
    vision: {
      stage: 'vision',
      state: 'confirmed',
      words: 'D’ici 2030,\n\thabiller "toute" la ville; drop table activity; --',
      statement: 'Habiller la ville.',
      score: 0.1 + 0.2,
      missing: [],
      facts: ['2030', '5 000 F CFA'],
      asked: 'Dans quelques années ?',
      examples: ['a', 'b'],
      source: 'owner',
      clarifications: 2,
      startedAt: 1_767_225_600_001,
      settledAt: 1_767_225_660_999,
    },
    clientele: {
      stage: 'clientele',
      state: 'open',
      words: '',
      statement: '',
      score: 0,
      missing: ['segment', 'need'],
      facts: [],
      asked: '',
      examples: [],
      source: 'help',
      clarifications: 0,
      startedAt: 1_767_225_700_000,
    },
  },
  parked: { offre: 'boubous à 25 000' },
  paused: true,
  briefId: randomUUID(),
  createdAt: 1_767_225_600_000,
});

/** Writes the session as a turn does. */
export async function commitSession(
  store: Store,
  session: Session,
  userId: string,
  conversationId: string,
): Promise<void> {
  await store.log.commit({
    conversationId,
    handled: [],
    outgoing: [],
    session: { userId, session, changed: [...stageNames] },
    jobs: [],
  });
}

const result = (status: AgentResult['status']): AgentResult => ({
  status,
  data: { text: `O'Neil's "best" \\ 100 % ? $1`, list: [1, 2.5, null, { deep: true }] },
  sources: [{ title: 'Une source', url: 'https://example.org/?a=1&b=2' }],
  warnings: [],
  ms: 12.5,
});

export const newBrief = (sessionId: string): Brief => ({
  id: randomUUID(),
  session_id: sessionId,
  language: 'fr',
  business_name: null,
  vision: "L'avenir \\ d'ici",
  mission: 'm',
  target_audience: 't',
  differentiation: 'd',
  value_proposition: 'v',
  offer: [{ text: 'boubou', price: '25 000 F' }, { text: 'retouche' }],
  sector: { key: 'tailoring', name: 'Couture' },
  location: null,
  contact: { phones: ['+221770000000'], emails: [], channels: [] },
  market_research: result('live'),
  content_generation: result('template'),
  logo_creation: result('template'),
  seo_optimization: result('failed'),
  template_selection: result('template'),
  scores: { completeness: 0.9, specificity: 1 / 3, confirmed: 1, live: 0.2 },
  is_ready_for_website: false,
  dc360_website_id: null,
  provenance: { vision: { from: 'owner', confirmed: true, words: 'x' } },
  gaps: ['vision.horizon'],
  created_at: '2026-01-01T00:00:00.000Z',
});
