import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import { faultOf, ServiceError } from './service-error.ts';

export interface Limits {
  /** Milliseconds for one attempt, its whole answer included. */
  timeoutMs: number;
  /** Of the answer. */
  maxBytes: number;
}

type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * `fetch` for one service: one attempt, within limits, its answer read whole. Anything but a success throws a
 * `ServiceError`. No redirect is followed: it would take our key to an address that nobody configured.
 */
export const serviceFetch =
  (service: string, { timeoutMs, maxBytes }: Limits): Fetch =>
  async (input, init = {}) => {
    const clock = AbortSignal.timeout(timeoutMs);
    const outer = init.signal;
    let answered = false;
    try {
      const response = await fetch(input, {
        ...init,
        redirect: 'manual',
        signal: outer ? AbortSignal.any([outer, clock]) : clock,
      });
      answered = true;
      if (!response.ok) {
        await response.body?.cancel();
        throw faultOf(service, response);
      }
      const body = await readUpTo(response, maxBytes);
      if (body === undefined) throw new ServiceError(service, 'bad-answer', { status: response.status });
      const headers = { 'content-type': response.headers.get('content-type') ?? '' };
      return new Response(body.byteLength > 0 ? new Uint8Array(body) : null, {
        status: response.status,
        headers,
      });
    } catch (error) {
      if (error instanceof ServiceError || outer?.aborted) throw error;
      const code = clock.aborted ? 'timed-out' : answered ? 'unavailable' : 'unreachable';
      throw new ServiceError(service, code, { retryable: true, cause: error });
    }
  };

/** The body, or undefined where it is longer than it may be. */
async function readUpTo(response: Response, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A successful answer as JSON of a shape; anything else is a `bad-answer`. */
export async function readJson<T>(service: string, response: Response, shape: z.ZodType<T>): Promise<T> {
  const bad = (cause: unknown) => new ServiceError(service, 'bad-answer', { status: response.status, cause });
  const type = response.headers.get('content-type') ?? '';
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(type)) throw bad(new Error('not JSON by its content type'));
  let body: unknown;
  try {
    body = await response.json();
  } catch (error) {
    throw bad(error);
  }
  const read = shape.safeParse(body);
  if (!read.success) throw bad(read.error);
  return read.data;
}

/** The first wait before another try, in milliseconds; it doubles. A service that asks for more than `longest` is given up. */
const firstPause = 300;
const longestPause = 5_000;

/** Tries again what failed for now, after a random wait or the one that was asked for. */
export async function retrying<T>(tries: number, signal: AbortSignal, attempt: () => Promise<T>): Promise<T> {
  for (let failures = 1; ; failures++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ServiceError) || !error.retryable || failures >= tries) throw error;
      const wait = error.retryAfter ?? Math.random() * firstPause * 2 ** (failures - 1);
      if (wait > longestPause) throw error;
      await pause(wait, undefined, { signal });
    }
  }
}
