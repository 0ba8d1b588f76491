import type { Logger } from '../../logger.ts';
import { OutOfTime, within } from '../budget.ts';
import { openAiChat, type ChatOptions, type Question } from '../providers/chat.ts';
import { serviceErrorIn } from '../providers/service-error.ts';
import { createBreaker } from './breaker.ts';
import type { TokenMeter } from './meter.ts';

/** What a model says to a question, or undefined where it failed, was late, or is left alone for a while. Never throws. */
export type Asker = <T>(question: Question<T>, sessionId: string | undefined) => Promise<T | undefined>;

export interface AskerParts {
  openai: ChatOptions;
  meter: TokenMeter;
  logger: Logger;
  now: () => number;
  /** Milliseconds that an owner is kept waiting for a model at most, a second try included. */
  timeoutMs: number;
}

/** An answer in a few sentences is far smaller. */
const maxBytes = 64 * 1024;

export function createAsker({ openai, meter, logger, now, timeoutMs }: AskerParts): Asker {
  const ask = openAiChat(openai, { timeoutMs, maxBytes });
  const breaker = createBreaker({
    now,
    opened: (pauseMs) =>
      logger.warn({ pauseMs }, 'the model is not asked for a while: the rules coach answers'),
  });
  const noted = (name: string, error: unknown): void => {
    const fault = serviceErrorIn(error);
    const isLate = error instanceof OutOfTime || fault?.code === 'timed-out';
    const code = isLate ? 'timed-out' : fault?.message;
    // What a service says may quote what it was sent: it is for those who ask for it alone.
    logger.info({ question: name, fault: code ?? 'unknown' }, 'the model failed: the rules coach answers');
    logger.debug({ err: error }, 'how the model failed');
    // A turn that asks twice waits once.
    const pauseMs = isLate ? timeoutMs : fault?.retryAfter;
    breaker.failed({
      atOnce: fault?.code === 'refused' || fault?.code === 'not-found',
      ...(pauseMs !== undefined && { pauseMs }),
    });
  };
  return async (question, sessionId) => {
    if (!breaker.admits()) return undefined;
    const spent: Question<never>['spent'] = (usage) => {
      meter.add(sessionId, usage);
      logger.debug({ sessionId, question: question.name, ...usage }, 'tokens');
    };
    try {
      const never = new AbortController().signal;
      const answer = await within(timeoutMs, never, (signal) => ask({ ...question, spent }, signal));
      breaker.succeeded();
      return answer;
    } catch (error) {
      noted(question.name, error);
      return undefined;
    }
  };
}
