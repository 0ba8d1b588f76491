import OpenAI from 'openai';
import { lockup } from '../logo/layout.ts';
import { coloursFor } from '../logo/palette.ts';
import type { LogoMaker } from '../ports.ts';
import { framedPicture, placedAt, safePicture } from './picture.ts';
import { ServiceError, serviceErrorIn } from './service-error.ts';
import { serviceFetch, type Limits } from './service-fetch.ts';

export interface ImagesOptions {
  apiKey: string;
  baseUrl?: string;
  model: string;
}

/** A picture takes its time: there is none for a second try. */
const usualLimits: Limits = { timeoutMs: 22_000, maxBytes: 12 * 1024 * 1024 };

/** Nothing that an owner wrote is in it: a model of pictures can be talked into anything, and cannot spell. */
const promptFor = (trade: string, colours: { primary: string; accent: string }): string =>
  `A flat, simple vector logo mark for a small business in this trade: ${trade}. One bold, friendly symbol, centred, ` +
  `on plain white, in ${colours.primary} and ${colours.accent} only. No letters, no words, no numbers, no frame, no shadow.`;

/** Has the picture of a logo painted; the name under it is lettered here, so that it is spelt right. */
export function paintedLogos({ apiKey, baseUrl, model }: ImagesOptions, limits = usualLimits): LogoMaker {
  const client = new OpenAI({
    apiKey,
    maxRetries: 0,
    fetch: serviceFetch('openai', limits),
    ...(baseUrl !== undefined && { baseURL: baseUrl }),
  });
  return {
    live: true,
    async draw(order, signal) {
      const colours = coloursFor(order.sectorKey);
      const trade = (order.sectorKey ?? 'general trade').replaceAll('_', ' ');
      const picture = await paint(client, model, promptFor(trade, colours), signal);
      const placed = lockup(order.name, colours, (y, radius) => placedAt(picture, y, radius));
      return { ...placed, icon: framedPicture(picture), colours };
    },
  };
}

async function paint(client: OpenAI, model: string, prompt: string, signal: AbortSignal): Promise<string> {
  try {
    const { data } = await client.images.generate(
      {
        model,
        prompt,
        size: '1024x1024',
        n: 1,
        // The newer models return the picture itself, and take no word for it.
        ...(model.startsWith('dall-e') ? { response_format: 'b64_json' } : { quality: 'low' }),
      },
      { signal },
    );
    const picture = await safePicture(Buffer.from(data?.[0]?.b64_json ?? '', 'base64'));
    if (picture === undefined) throw new ServiceError('openai', 'bad-answer');
    return picture;
  } catch (error) {
    if (signal.aborted) throw error;
    throw serviceErrorIn(error) ?? new ServiceError('openai', 'bad-answer', { cause: error });
  }
}
