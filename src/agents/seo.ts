import { fold } from '../coaching/text.ts';
import type { Agent } from './agent.ts';
import { heading } from './content.ts';
import { gateFor, type Gate } from './gates.ts';
import { gatingOf, notGated, sift } from './gates/sift.ts';
import { jsonLdOf } from './json-ld.ts';
import { keywords } from './keywords.ts';
import type { Material } from './material.ts';
import type { SearchTexts, SeoWriter } from './ports.ts';
import { sentences, shorten } from './prose.ts';

/** What a search page shows of a title, and of a description, in characters. */
const titleLength = 60;
const descriptionLength = 155;
const mostKeywords = 12;
const keywordLength = 40;

/** Name, trade and place, as much of it as fits. */
function titleOf(material: Material, name: string): string {
  const sector = material.name === null ? undefined : material.sector?.name;
  const place = material.name === null ? undefined : material.place?.text;
  const titles = [
    [name, sector, place],
    [name, place],
    [name, sector],
  ].map((parts) => parts.filter((part) => part !== undefined).join(' · '));
  return titles.find((title) => title.length <= titleLength) ?? shorten(name, titleLength);
}

/** Whole sentences of the owner as long as they fit, else the beginning of the first. */
function descriptionOf({ statements }: Material): string {
  const stated = sentences(
    [statements.mission, statements.differentiation, statements.vision].filter(Boolean).join(' '),
  );
  let description = '';
  for (const sentence of stated) {
    const longer = description ? `${description} ${sentence}` : sentence;
    if (longer.length > descriptionLength) break;
    description = longer;
  }
  return description || shorten(stated[0] ?? '', descriptionLength);
}

/** Extracts it from what the owner stated. */
export const extractingSeo: SeoWriter = {
  live: false,
  describe: async ({ material, research, speech }) => ({
    title: titleOf(material, heading(material, speech)),
    description: descriptionOf(material),
    keywords: keywords(
      {
        known: [material.sector?.name, material.place?.text].filter((name) => name !== undefined),
        offerItems: material.offer.map((item) => item.text),
        statements: Object.values(material.statements),
        found: research.sources.map((source) => source.title),
      },
      mostKeywords,
    ),
  }),
};

const lengths = { title: titleLength, description: descriptionLength } as const;

/** What passes the gate of what a service wrote; the rest, and whatever it forgot, is extracted. */
function gated(own: SearchTexts, written: SearchTexts, material: Material, gate: Gate) {
  // Without its name, a title says nothing of whose site it is.
  const named = (text: string, max: number) =>
    max === titleLength && material.name !== null && !text.includes(material.name) ? 'name' : gate(text, max);
  const { texts, used, refused } = sift(own, written, lengths, named);
  const words = new Map(
    [...written.keywords.filter((word) => gate(word, keywordLength) === undefined), ...own.keywords].map(
      (word) => [fold(word), word],
    ),
  );
  return {
    texts: { ...texts, keywords: [...words.values()].slice(0, mostKeywords) },
    gating: gatingOf(used, refused),
  };
}

/** What a search engine needs of the site. What it is told of the business itself is the owner's, word for word. */
export const seoAgent =
  (seoWriter: SeoWriter): Agent =>
  async ({ material, speech, research }, signal) => {
    const order = { material, research, speech };
    const written = await seoWriter.describe(order, signal);
    const { texts, gating } = seoWriter.live
      ? gated(
          await extractingSeo.describe(order, signal),
          written,
          material,
          gateFor(material, speech.language),
        )
      : { texts: written, gating: notGated };
    const data = { ...texts, json_ld: jsonLdOf(material, texts.description), by_service: gating.used };
    return { ...gating, data, sources: [] };
  };
