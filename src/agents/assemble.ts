import {
  agentNames,
  brief as briefSchema,
  type AgentName,
  type AgentResult,
  type Brief,
} from '../coaching/brief.ts';
import type { Session, Step } from '../coaching/session.ts';
import { stageNames, type StageName } from '../coaching/stages.ts';
import type { Task } from './agent.ts';
import { gapsOf } from './gaps.ts';
import { finished, type Material } from './material.ts';
import { firstSentence, sentences } from './prose.ts';
import { declared, namesAnother } from './research.ts';
import type { Order } from './state.ts';

type Provenance = Brief['provenance'][string];

/** The brief's field for each stage. */
const fieldOf = {
  vision: 'vision',
  mission: 'mission',
  clientele: 'target_audience',
  differentiation: 'differentiation',
  offre: 'offer',
} as const satisfies Record<StageName, keyof Brief>;

/** The brief's field for each agent's result. */
export const fieldOfAgent = {
  research: 'market_research',
  content: 'content_generation',
  logo: 'logo_creation',
  seo: 'seo_optimization',
  template: 'template_selection',
} as const satisfies Record<AgentName, keyof Brief>;

const isConfirmed = (step: Step | undefined): boolean => step?.state === 'confirmed';

function provenanceOf(step: Step, words: string): Provenance {
  const untouched = step.source === 'owner' && step.statement.trim() === step.words.trim();
  return { from: untouched ? 'owner' : 'coach', confirmed: isConfirmed(step), words };
}

/** A sentence that gives evidence for the one before it says nothing by itself. */
const evidence = /^(?:et )?(?:la |a |my |the |une )?(?:preuve|proof|prova)(?!\p{L})/iu;

/** What the business does, and what sets it apart: one whole sentence of each statement, word for word. */
function valueProposition({ statements }: Material): { text: string; madeOf: StageName[] } {
  const told = sentences(statements.differentiation);
  const parts: [StageName, string][] = [
    ['mission', firstSentence(statements.mission)],
    [
      'differentiation',
      told.find((sentence) => !namesAnother(sentence) && !evidence.test(sentence)) ?? told[0] ?? '',
    ],
  ];
  const filled = parts.filter(([, sentence]) => sentence);
  return { text: filled.map(([, sentence]) => sentence).join(' '), madeOf: filled.map(([stage]) => stage) };
}

function allProvenance(session: Session, material: Material, madeOf: StageName[]): Brief['provenance'] {
  const answered = stageNames.filter((stage) => material.statements[stage]);
  const stated: Provenance = { from: 'owner', confirmed: true };
  const offerConfirmed = isConfirmed(session.steps.offre);
  const { phones, emails, channels } = material.contact;
  return {
    ...(material.name !== null && { business_name: stated }),
    ...(session.sector && { sector: { ...stated, words: session.sector.text } }),
    ...(material.place && { location: stated }),
    ...Object.fromEntries(
      answered.map((stage) => [fieldOf[stage], provenanceOf(session.steps[stage]!, material.words[stage])]),
    ),
    ...(madeOf.length > 0 && {
      value_proposition: {
        from: 'coach',
        confirmed: madeOf.every((stage) => isConfirmed(session.steps[stage])),
        made_of: madeOf.map((stage) => fieldOf[stage]),
      },
    }),
    ...(phones.length + emails.length + channels.length > 0 && {
      contact: { from: 'owner', confirmed: offerConfirmed },
    }),
  };
}

/** Whose the agents' results are: pages' that are cited, a model's, or made here from the owner's own words. */
const agentProvenance = (results: Record<AgentName, AgentResult>): Brief['provenance'] =>
  Object.fromEntries(
    agentNames
      .filter((name) => results[name].status !== 'failed')
      .map((name) => {
        const live = name === 'research' ? ('source' as const) : ('model' as const);
        const from = results[name].status === 'live' ? live : ('template' as const);
        return [fieldOfAgent[name], { from, confirmed: false }];
      }),
  );

/** Fields of which a full brief has something to say. */
const fields = [
  'business_name',
  'sector',
  'location',
  ...Object.values(fieldOf),
  'value_proposition',
  'contact',
];

const share = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((100 * part) / whole) / 100;

function scoresOf(
  session: Session,
  provenance: Brief['provenance'],
  results: Record<AgentName, AgentResult>,
): Brief['scores'] {
  const filled = fields.filter((field) => field in provenance);
  const marks = stageNames.flatMap((stage) =>
    fieldOf[stage] in provenance ? [session.steps[stage]!.score] : [],
  );
  return {
    completeness: share(filled.length, fields.length),
    specificity: share(
      marks.reduce((sum, mark) => sum + mark, 0),
      marks.length,
    ),
    confirmed: share(filled.filter((field) => provenance[field]!.confirmed).length, filled.length),
    live: share(agentNames.filter((name) => results[name].status === 'live').length, agentNames.length),
  };
}

/** A name, an offer, a way to be reached, and the owner's word for the offer; never a count of agents. */
function isReady(session: Session, material: Material): boolean {
  const { phones, emails } = material.contact;
  const reachable = phones.length + emails.length > 0;
  return material.name !== null && material.offer.length > 0 && reachable && isConfirmed(session.steps.offre);
}

/** Puts the brief together from what the owner stated and what the agents returned. */
export function assemble(task: Task, order: Order, results: Record<AgentName, AgentResult>): Brief {
  const { material } = task;
  const { session, before } = order;
  const { statements, place } = material;
  const value = valueProposition(finished(material));
  const provenance = allProvenance(session, material, value.madeOf);
  return briefSchema.parse({
    id: task.briefId,
    session_id: session.id,
    language: session.language,
    business_name: material.name,
    vision: statements.vision,
    mission: statements.mission,
    target_audience: statements.clientele,
    differentiation: statements.differentiation,
    value_proposition: value.text,
    offer: material.offer,
    ...(statements.offre && { offer_statement: statements.offre }),
    sector: material.sector ? { key: material.sector.known?.key ?? null, name: material.sector.name } : null,
    location: place ? { text: place.text, country: place.country ?? null } : null,
    contact: material.contact,
    // What the owner declared is theirs, whatever came of the search, and of whatever time the search is.
    market_research: {
      ...results.research,
      data: { ...results.research.data, declared: declared(material) },
    },
    content_generation: results.content,
    logo_creation: results.logo,
    seo_optimization: results.seo,
    template_selection: results.template,
    scores: scoresOf(session, provenance, results),
    is_ready_for_website: isReady(session, material),
    dc360_website_id: before?.dc360_website_id ?? null,
    provenance: { ...provenance, ...agentProvenance(results) },
    gaps: gapsOf(session, material, results),
    created_at: before?.created_at ?? new Date().toISOString(),
  } satisfies Brief);
}
