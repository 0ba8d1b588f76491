import type { Json, JsonObject } from './ports.ts';

/**
 * A text as PostgreSQL takes it: its `text` and `jsonb` refuse the character NUL and halves of surrogate pairs, and
 * an owner's message may hold either.
 */
export const storableText = (text: string): string => text.replaceAll('\0', '').toWellFormed();

const maybeUnstorable = /\\u(?:0000|d[89a-f])/;

/** `value` as JSON that a `jsonb` column takes. */
export function toJson(value: object): string {
  const json = JSON.stringify(value);
  return maybeUnstorable.test(json) ? JSON.stringify(storable(JSON.parse(json) as Json)) : json;
}

function storable(value: Json): Json {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(storable);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [storableText(key), storable(item)]),
  ) satisfies JsonObject;
}
