import { Resvg } from '@resvg/resvg-js';
import type { Received, Reply } from '../../support/fault-server.ts';

/** Answers of the vendors as they are when all is well. */

export const tavilyAnswer = ({ body }: Received): Reply => {
  const { query } = JSON.parse(body) as { query: string };
  return {
    body: JSON.stringify({
      query,
      results: [
        {
          title: `À propos : ${query}`,
          url: `https://example.org/${encodeURIComponent(query)}?utm_source=x`,
          content: `Une page <b>sur</b> ${query}.`,
          score: 0.9,
        },
        {
          title: 'La même',
          url: 'http://www.example.org/meme/',
          content: 'Une page vue à chaque fois.',
          score: 0.5,
        },
        { title: 'La même', url: 'https://example.org/meme#haut', content: 'La même page.', score: 0.4 },
      ],
      response_time: 0.1,
    }),
  };
};

/** A model's completion that says `content`. */
export const completion = (content: string | null, refusal: string | null = null): Reply => ({
  body: JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: 'test',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content, refusal } }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  }),
});

export interface ChatRequest {
  model: string;
  messages: { role: string; content: string }[];
  response_format: { type: string; json_schema: { name: string; strict: boolean } };
}

export const siteTexts = {
  subtitle: 'Du bissap et du bouye frais, pressés chaque matin pour les écoliers.',
  about: 'Jus Ndèye presse chaque matin bissap, bouye et gingembre. Les fruits sont triés à la main.',
  audience: 'Les boutiquiers de Léona avec frigo.',
  difference: 'Une bouteille scellée, avec la date écrite.',
};
export const searchTexts = {
  title: 'Jus Ndèye, bissap et bouye frais à Kaolack',
  description: 'Bissap, bouye et gingembre pressés chaque matin à Kaolack, livrés aux boutiques de Léona.',
  keywords: ['bissap Kaolack', 'bouye frais'],
};

/** Writes well, whichever texts it is asked for. */
export const modelAnswer = ({ body }: Received): Reply => {
  const { name } = (JSON.parse(body) as ChatRequest).response_format.json_schema;
  return completion(JSON.stringify(name === 'site_texts' ? siteTexts : searchTexts));
};

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><circle cx="50" cy="50" r="40" fill="#b3124f"/></svg>';
export const png = (svg = drawing): Buffer =>
  new Resvg(svg, { fitTo: { mode: 'width', value: 256 } }).render().asPng();
export { drawing };
