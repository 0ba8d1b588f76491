import { z } from 'zod';
import { languages } from './speech.ts';
import { sessionStatuses, type Session } from './session.ts';
import { stageNames, stepNames } from './stages.ts';

const step = z.object({
  stage: z.enum(stageNames),
  state: z.enum(['open', 'confirmed', 'kept', 'skipped']),
  words: z.string(),
  statement: z.string(),
  score: z.number(),
  missing: z.array(z.string()),
  facts: z.array(z.string()),
  asked: z.string(),
  examples: z.array(z.string()),
  source: z.enum(['owner', 'proposal', 'help']),
  clarifications: z.number(),
  startedAt: z.number(),
  settledAt: z.number().optional(),
});

const session = z.object({
  id: z.uuid(),
  status: z.enum(sessionStatuses),
  current: z.enum(stepNames),
  language: z.enum(languages),
  businessName: z.string().nullish(),
  sector: z.object({ key: z.string().optional(), text: z.string() }).optional(),
  place: z.object({ text: z.string(), country: z.string().optional() }).optional(),
  logo: z.enum(['have', 'make', 'later']).optional(),
  steps: z.partialRecord(z.enum(stageNames), step),
  parked: z.partialRecord(z.enum(stageNames), z.string()),
  paused: z.boolean(),
  briefId: z.string().optional(),
  createdAt: z.number(),
});

/** Whether what another version of Griot stored is a session as this one knows it. */
export const isSession = (stored: unknown): stored is Session => session.safeParse(stored).success;
