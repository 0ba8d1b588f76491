import { z } from 'zod';
import { arrangingWriter } from '../content.ts';
import type { SeoWriter, Writer } from '../ports.ts';
import type { AskModel } from './chat.ts';
import { dataOf, instructionsFor } from './prompt.ts';

const siteTexts = z.object({
  subtitle: z
    .string()
    .describe('One sentence under the name: what is made or done, and for whom. At most 180 characters.'),
  about: z
    .string()
    .describe('Who they are and what they do every day. Two to four sentences, at most 600 characters.'),
  audience: z.string().describe('For whom it is. One or two sentences, at most 400 characters.'),
  difference: z.string().describe('What sets them apart, with their proof. At most 400 characters.'),
});

/** Writes a site's texts by a model; its name and the call to action stay as they are put together here. */
export const modelWriter = (ask: AskModel): Writer => ({
  live: true,
  async write(order, signal) {
    const own = await arrangingWriter.write(order, signal);
    const written = await ask(
      {
        name: 'site_texts',
        instructions: instructionsFor(order.speech.language, 'Write the texts of the front page.'),
        data: dataOf(order),
        shape: siteTexts,
      },
      signal,
    );
    const { subtitle, ...rest } = written;
    return { ...own, ...rest, hero: { title: own.hero.title, subtitle } };
  },
});

const searchTexts = z.object({
  title: z
    .string()
    .describe('The name of the business first, then its trade and place. At most 60 characters.'),
  description: z.string().describe('What a search page shows: one or two sentences, at most 155 characters.'),
  keywords: z
    .array(z.string())
    .describe('Up to 12 words or short phrases of the owner by which customers would search.'),
});

export const modelSeo = (ask: AskModel): SeoWriter => ({
  live: true,
  describe: (order, signal) =>
    ask(
      {
        name: 'search_texts',
        instructions: instructionsFor(order.speech.language, 'Write what search pages need.'),
        data: dataOf(order),
        shape: searchTexts,
      },
      signal,
    ),
});
