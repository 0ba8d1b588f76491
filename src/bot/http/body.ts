import type { IncomingMessage } from 'node:http';
import type { Json, JsonObject } from '../../persistence/ports.ts';
import { badRequest, HttpError } from './errors.ts';

/** Of a body that is too large, this much is read and thrown away, so that its sender gets to read the refusal. */
const drained = 16 * 1024 * 1024;

/** Objects within objects: more of them than any client sends, and fewer than recursive code or `jsonb` can bear. */
const deepest = 32;

/** The media type of a header's value, without its parameters, in lower case; empty where there is none. */
export const mediaType = (header: string | undefined): string =>
  (header ?? '').split(';', 1)[0]!.trim().toLowerCase();

/** The whole body. Throws 413 beyond `limit` bytes and 400 when the client gives up half-way. */
export async function readBody(req: IncomingMessage, limit: number): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // The socket stays open when the loop is left: the refusal goes out on it.
    for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      if (size > limit + drained) break;
    }
  } catch (cause) {
    throw new HttpError(400, 'BadRequest', 'the body ended too early', { cause });
  }
  if (size > limit) throw new HttpError(413, 'PayloadTooLarge', `a body may have ${limit} bytes at most`);
  return Buffer.concat(chunks);
}

/** Parses bytes as one JSON object of sensible depth. Throws 400. */
export function parseObject(bytes: Uint8Array): JsonObject {
  let value: Json;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Json;
  } catch (cause) {
    throw new HttpError(400, 'MalformedData', 'the body is not JSON', { cause });
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw badRequest('the body is not a JSON object');
  if (isTooDeep(value)) throw badRequest('the body is nested too deeply');
  return value;
}

function isTooDeep(value: Json): boolean {
  let level: Json[] = [value];
  for (let depth = 0; depth <= deepest && level.length > 0; depth++)
    level = level.flatMap((item) => (item !== null && typeof item === 'object' ? Object.values(item) : []));
  return level.length > 0;
}

/** The body as a JSON object. Throws 400, 413, and 415 where it says to be something else. */
export async function readObject(req: IncomingMessage, limit: number): Promise<JsonObject> {
  const bytes = await readBody(req, limit);
  if (bytes.length === 0) throw badRequest('a JSON body is missing');
  return parseJson(bytes, req);
}

/** `readObject` for an address that needs no body: `{}` where there is none. */
export async function readOptionalObject(req: IncomingMessage, limit: number): Promise<JsonObject> {
  const bytes = await readBody(req, limit);
  return bytes.length === 0 ? {} : parseJson(bytes, req);
}

function parseJson(bytes: Uint8Array, { headers }: IncomingMessage): JsonObject {
  const type = mediaType(headers['content-type']);
  if (type !== 'application/json' && !type.endsWith('+json'))
    throw new HttpError(415, 'UnsupportedMediaType', 'send the body as application/json');
  return parseObject(bytes);
}
