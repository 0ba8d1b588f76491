import { z } from 'zod';

/** Where a field's content comes from. `source n` is the n-th entry of the research's sources. */
const provenance = z.object({
  from: z.enum(['owner', 'coach', 'template', 'model', 'source']),
  confirmed: z.boolean(),
  /** The owner's own words, where a reformulation stands in the field. */
  words: z.string().optional(),
  /** The fields whose sentences stand in this one, word for word, where it was put together from others. */
  made_of: z.array(z.string()).optional(),
});

/** What every agent returns. It never throws into the graph. */
export const agentResult = z.object({
  status: z.enum(['live', 'template', 'failed']),
  data: z.record(z.string(), z.unknown()),
  sources: z.array(z.object({ title: z.string(), url: z.string() })),
  warnings: z.array(z.string()),
  ms: z.number(),
});
export type AgentResult = z.infer<typeof agentResult>;

export const agentNames = ['research', 'content', 'logo', 'seo', 'template'] as const;
export type AgentName = (typeof agentNames)[number];

/** The brief as it is stored and served (`links.json`). Field names are those of the seed document. */
export const brief = z.object({
  id: z.string(),
  session_id: z.string(),
  language: z.string(),
  business_name: z.string().nullable(),
  vision: z.string(),
  mission: z.string(),
  target_audience: z.string(),
  differentiation: z.string(),
  value_proposition: z.string(),
  /** One entry per thing sold, as the owner said it; `price` only where they named one. */
  offer: z.array(z.object({ text: z.string(), price: z.string().optional() })),
  /** The whole offer, terms and hours included, as the owner confirmed it. Absent where none was given. */
  offer_statement: z.string().optional(),
  sector: z.object({ key: z.string().nullable(), name: z.string() }).nullable(),
  location: z.object({ text: z.string(), country: z.string().nullable() }).nullable(),
  contact: z.object({
    phones: z.array(z.string()),
    emails: z.array(z.string()),
    channels: z.array(z.string()),
  }),
  market_research: agentResult,
  content_generation: agentResult,
  logo_creation: agentResult,
  seo_optimization: agentResult,
  template_selection: agentResult,
  /** Four numbers, 0 to 1, never one. */
  scores: z.object({
    completeness: z.number(),
    specificity: z.number(),
    confirmed: z.number(),
    live: z.number(),
  }),
  is_ready_for_website: z.boolean(),
  dc360_website_id: z.number().nullable(),
  provenance: z.record(z.string(), provenance),
  /** What is not there, by name: `vision.horizon`, `agent.research`. */
  gaps: z.array(z.string()),
  created_at: z.string(),
});
export type Brief = z.infer<typeof brief>;

/** Absolute addresses under which an owner finds what was made. No interface: it is stored as JSON. */
export type BriefLinks = {
  page: string;
  pdf: string;
  /** A drawing (SVG). */
  logo: string;
  /** The website to look at, and the same as a folder to publish. */
  site: string;
  zip: string;
  json: string;
};
