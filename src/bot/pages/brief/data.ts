import { z } from 'zod';
import type { AgentResult } from '../../../coaching/brief.ts';

const texts = z.array(z.string());

/** What the pages read of each agent's data. A result that is not of this shape is shown as one that failed. */
export const researchData = z.object({
  summary: z.string(),
  findings: z.array(z.object({ source: z.number(), text: z.string() })),
  declared: z.object({ alternatives: texts, prices: texts, places: texts }),
});

export const contentData = z.object({
  hero: z.object({ title: z.string(), subtitle: z.string() }),
  about: z.string().optional(),
  difference: z.string().optional(),
  call_to_action: z.string(),
  sections: z.array(z.object({ id: z.string(), title: z.string(), texts })),
});

const colour = z.string().regex(/^#[0-9a-f]{6}$/);
export const logoData = z.object({ colours: z.object({ primary: colour, accent: colour }), files: texts });

export const seoData = z.object({
  title: z.string(),
  description: z.string(),
  keywords: texts,
  json_ld: z.record(z.string(), z.unknown()).optional(),
});

export const templateData = z.object({ template: z.string().optional(), title: z.string(), reasons: texts });

/** An agent's data, or undefined where it failed. */
export function dataOf<T>(result: AgentResult, shape: z.ZodType<T>): T | undefined {
  const read = result.status === 'failed' ? undefined : shape.safeParse(result.data);
  return read?.success ? read.data : undefined;
}
