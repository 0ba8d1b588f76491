import type { Author, Coach } from '../../coaching/coach.ts';
import type { Logger } from '../../logger.ts';
import type { ChatOptions } from '../providers/chat.ts';
import { createAsker } from './asking.ts';
import { createAssessing } from './assessing.ts';
import { createDrafting } from './drafting.ts';
import type { TokenMeter } from './meter.ts';
import { createRecall } from './recall.ts';

interface Parts {
  openai: ChatOptions;
  /** Judges along with the model, and alone wherever that fails. */
  rules: Coach;
  meter: TokenMeter;
  logger: Logger;
  now?: () => number;
  timeoutMs?: number;
}

/** Milliseconds: who writes in a chat waits no longer for an answer. */
const usualTimeout = 6_000;
/** Proposals wait for their owner's choice. */
const drafts = { most: 2_000, forMs: 2 * 60 * 60_000 };

/**
 * The coach that asks a model, of any endpoint that speaks OpenAI's language. Whatever the model says is checked against
 * what the owner stated and against the rules; where it fails or is late, the rules coach answers in its place.
 */
export function createModelCoach({
  openai,
  rules,
  meter,
  logger,
  now = Date.now,
  timeoutMs = usualTimeout,
}: Parts): Coach {
  const ask = createAsker({ openai, meter, logger, now, timeoutMs });
  const drafted = createRecall<Author>({ ...drafts, now });
  return {
    name: 'model',
    ...createAssessing({ ask, rules, drafted, logger, now }),
    ...createDrafting({ ask, rules, drafted, logger }),
  };
}
