import { ChatOpenAI } from '@langchain/openai';
import type { z } from 'zod';
import { ServiceError, serviceErrorIn } from './service-error.ts';
import { retrying, serviceFetch, type Limits } from './service-fetch.ts';

export interface ChatOptions {
  apiKey: string;
  /** Of any endpoint that speaks OpenAI's language; absent: OpenAI itself. */
  baseUrl?: string;
  model: string;
}

export interface Question<T> {
  /** Of the shape, for the endpoint: letters and underscores. */
  name: string;
  instructions: string;
  /** What the instructions are to be carried out on; untrusted. */
  data: string;
  shape: z.ZodType<T>;
}

/** Asks a model once, for an answer of a shape. Throws `ServiceError`. */
export type AskModel = <T>(question: Question<T>, signal: AbortSignal) => Promise<T>;

/** Two tries and the wait between them are within what an agent may take. */
const usualLimits: Limits = { timeoutMs: 11_000, maxBytes: 256 * 1024 };
const tries = 2;

export function openAiChat({ apiKey, baseUrl, model }: ChatOptions, limits = usualLimits): AskModel {
  const chat = new ChatOpenAI({
    apiKey,
    model,
    // Its own would go on for minutes, and would retry what cannot be mended.
    maxRetries: 0,
    configuration: {
      fetch: serviceFetch('openai', limits),
      ...(baseUrl !== undefined && { baseURL: baseUrl }),
    },
  });
  return (question, signal) => retrying(tries, signal, () => ask(chat, question, signal));
}

async function ask<T>(chat: ChatOpenAI, question: Question<T>, signal: AbortSignal): Promise<T> {
  const { name, instructions, data, shape } = question;
  let answer: unknown;
  try {
    answer = await chat.withStructuredOutput(shape, { name, strict: true }).invoke(
      [
        { role: 'system', content: instructions },
        { role: 'user', content: data },
      ],
      { signal },
    );
  } catch (error) {
    if (signal.aborted) throw error;
    // The package puts an error of its own in the place of a time-out. What is left after the service's own faults is
    // an answer that is no JSON, of another shape, or a refusal.
    const late = error instanceof Error && error.name === 'TimeoutError';
    const code = late ? 'timed-out' : 'bad-answer';
    throw serviceErrorIn(error) ?? new ServiceError('openai', code, { retryable: true, cause: error });
  }
  const read = shape.safeParse(answer);
  if (!read.success) throw new ServiceError('openai', 'bad-answer', { retryable: true, cause: read.error });
  return read.data;
}
