import { AsyncLocalStorage } from 'node:async_hooks';
import { ChatOpenAI } from '@langchain/openai';
import { z } from 'zod';
import { ServiceError, serviceErrorIn } from './service-error.ts';
import { retrying, serviceFetch, type Limits } from './service-fetch.ts';

export interface ChatOptions {
  apiKey: string;
  /** Of any endpoint that speaks OpenAI's language; absent: OpenAI itself. */
  baseUrl?: string;
  model: string;
}

/** Tokens of one attempt. */
export interface Usage {
  input: number;
  output: number;
}

export interface Question<T> {
  /** Of the shape, for the endpoint: letters and underscores. */
  name: string;
  instructions: string;
  /** What the instructions are to be carried out on; untrusted. */
  data: string;
  shape: z.ZodType<T>;
  /** Told what each attempt cost, also where its answer cannot be used. */
  spent?: (usage: Usage) => void;
}

/** Asks a model once, for an answer of a shape. Throws `ServiceError`. */
export type AskModel = <T>(question: Question<T>, signal: AbortSignal) => Promise<T>;

/** Two tries and the wait between them are within what an agent may take. */
const usualLimits: Limits = { timeoutMs: 11_000, maxBytes: 256 * 1024 };
const tries = 2;

/** Who is told what the attempt at work cost: the package keeps that to itself where the answer is of another shape. */
const payers = new AsyncLocalStorage<(usage: Usage) => void>();

export function openAiChat({ apiKey, baseUrl, model }: ChatOptions, limits = usualLimits): AskModel {
  const chat = new ChatOpenAI({
    apiKey,
    model,
    // Its own would go on for minutes, and would retry what cannot be mended.
    maxRetries: 0,
    configuration: {
      fetch: counted(serviceFetch('openai', limits)),
      ...(baseUrl !== undefined && { baseURL: baseUrl }),
    },
  });
  return (question, signal) => retrying(tries, signal, () => ask(chat, question, signal));
}

async function ask<T>(chat: ChatOpenAI, question: Question<T>, signal: AbortSignal): Promise<T> {
  const { name, instructions, data, shape, spent } = question;
  let answer: unknown;
  try {
    const messages = [
      { role: 'system', content: instructions },
      { role: 'user', content: data },
    ];
    const structured = chat.withStructuredOutput(shape, { name, strict: true });
    answer = await payers.run(spent ?? (() => undefined), () => structured.invoke(messages, { signal }));
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

const tokens = z.number().int().nonnegative();
const withUsage = z.object({ usage: z.object({ prompt_tokens: tokens, completion_tokens: tokens }) });

/** The same `fetch`, which tells what was spent where the answer says so. */
const counted =
  (inner: ReturnType<typeof serviceFetch>): ReturnType<typeof serviceFetch> =>
  async (input, init) => {
    const response = await inner(input, init);
    const body: unknown = await response
      .clone()
      .json()
      .catch(() => undefined);
    const read = withUsage.safeParse(body);
    if (read.success) {
      const { prompt_tokens, completion_tokens } = read.data.usage;
      payers.getStore()?.({ input: prompt_tokens, output: completion_tokens });
    }
    return response;
  };
