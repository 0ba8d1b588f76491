import { z } from 'zod';
import type { WebsiteHost } from '../ports.ts';
import { ServiceError } from './service-error.ts';
import { readJson, retrying, serviceFetch, type Limits } from './service-fetch.ts';

export interface Dc360Options {
  /** Without a slash at its end. */
  url: string;
  /** Shared with DigitalCloud360: it speaks for us, of any user. */
  secret: string;
}

const service = 'digitalcloud360';
const usualLimits: Limits = { timeoutMs: 10_000, maxBytes: 256 * 1024 };
const tries = 3;

const id = z
  .union([
    z.int(),
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ])
  .pipe(z.int().positive());
const created = z.object({ id });
const state = z.object({ status: z.string().max(60), url: z.url({ protocol: /^https?$/ }).nullish() });
const subscription = z.object({
  plan: z.string().max(60),
  used_this_month: z.int().nonnegative(),
});
const nothing = z.unknown();

interface Call {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  body?: object;
  /** Makes a repetition harmless. */
  key?: string;
  /** The only status that is a success; absent: any. */
  expected?: number;
}

/** DigitalCloud360's service API. */
export function dc360Host({ url, secret }: Dc360Options, limits = usualLimits): WebsiteHost {
  const send = serviceFetch(service, limits);
  const call = <T>(shape: z.ZodType<T>, { method, path, body, key, expected }: Call, signal: AbortSignal) =>
    retrying(tries, signal, async () => {
      const response = await send(`${url}/api/v1/${path}`, {
        method,
        headers: {
          'x-service-secret': secret,
          accept: 'application/json',
          ...(body && { 'content-type': 'application/json' }),
          ...(key !== undefined && { 'idempotency-key': key }),
        },
        ...(body && { body: JSON.stringify(body) }),
        signal,
      });
      if (expected !== undefined && response.status !== expected)
        throw new ServiceError(service, 'bad-answer', { status: response.status });
      return shape === nothing ? (undefined as T) : readJson(service, response, shape);
    });
  const of = (userId: string) => `users/${encodeURIComponent(userId)}`;

  return {
    async subscription(userId, signal) {
      const read = await call(subscription, { method: 'GET', path: `${of(userId)}/subscription` }, signal);
      return { plan: read.plan, used: read.used_this_month };
    },
    async create({ userId, brief, key }, signal) {
      const body = { user_id: userId, business_brief: brief };
      const order: Call = { method: 'POST', path: 'websites', body, key, expected: 201 };
      return (await call(created, order, signal)).id;
    },
    async status(websiteId, signal) {
      const read = await call(state, { method: 'GET', path: `websites/${websiteId}/status` }, signal);
      return { status: read.status, ...(read.url && { url: read.url }) };
    },
    async setStatus(websiteId, status, signal) {
      await call(nothing, { method: 'PUT', path: `websites/${websiteId}/status`, body: { status } }, signal);
    },
    async recordUsage({ userId, websiteId, key }, signal) {
      const body = { website_id: websiteId };
      await call(nothing, { method: 'POST', path: `${of(userId)}/genesis-usage`, body, key }, signal);
    },
  };
}
