import { z } from 'zod';
import { coloursFor } from '../logo/palette.ts';
import type { LogoMaker } from '../ports.ts';
import { fetchPicture, framedPicture, safePicture } from './picture.ts';
import { ServiceError } from './service-error.ts';
import { readJson, retrying, serviceFetch, type Limits } from './service-fetch.ts';

export interface LogoAiOptions {
  apiKey: string;
  /** Where a logo is ordered. */
  url: string;
}

/**
 * The contract, as far as we rely on it; the vendor publishes none.
 * `POST <url>`, `Authorization: Bearer <key>`, JSON `{ name, industry, colors, format }`.
 * 200, JSON with one of: `svg`, the drawing; `image_base64`, a PNG; `logo_url`, where either can be fetched.
 */
const order = (name: string | undefined, sectorKey: string | undefined, colours: readonly string[]) => ({
  name: name ?? '',
  industry: (sectorKey ?? '').replaceAll('_', ' '),
  colors: colours,
  format: 'svg',
});
const answer = z
  .object({ svg: z.string(), image_base64: z.base64(), logo_url: z.string() })
  .partial()
  .refine((given) => Object.values(given).some(Boolean));

const service = 'logoai';
const usualLimits: Limits = { timeoutMs: 14_000, maxBytes: 6 * 1024 * 1024 };
const pictureLimits: Limits = { timeoutMs: 6_000, maxBytes: 4 * 1024 * 1024 };
const tries = 2;

/** Orders logos from LogoAI. What it returns is drawn anew. */
export function logoAi({ apiKey, url }: LogoAiOptions, limits = usualLimits): LogoMaker {
  const send = serviceFetch(service, limits);
  return {
    live: true,
    async draw({ name, sectorKey }, signal) {
      const colours = coloursFor(sectorKey);
      const given = await retrying(tries, signal, async () => {
        const response = await send(url, {
          method: 'POST',
          headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
          body: JSON.stringify(order(name, sectorKey, [colours.primary, colours.accent])),
          signal,
        });
        return readJson(service, response, answer);
      });
      const bytes = await bytesOf(
        given,
        url,
        { ...pictureLimits, timeoutMs: Math.min(limits.timeoutMs, pictureLimits.timeoutMs) },
        signal,
      );
      const picture = await safePicture(bytes);
      if (picture === undefined) throw new ServiceError(service, 'bad-answer');
      return { svg: framedPicture(picture), colours, lettering: 'name' };
    },
  };
}

async function bytesOf(
  { svg, image_base64: base64, logo_url: address }: z.infer<typeof answer>,
  url: string,
  limits: Limits,
  signal: AbortSignal,
): Promise<Uint8Array> {
  if (svg) return new TextEncoder().encode(svg);
  if (base64) return new Uint8Array(Buffer.from(base64, 'base64'));
  return fetchPicture(service, address!, url, limits, signal);
}
