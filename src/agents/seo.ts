import type { Agent } from './agent.ts';
import { heading } from './content.ts';
import { jsonLdOf } from './json-ld.ts';
import { keywords } from './keywords.ts';
import type { Material } from './material.ts';
import { sentences, shorten } from './prose.ts';

/** What a search page shows of a title, and of a description, in characters. */
const titleLength = 60;
const descriptionLength = 155;
const mostKeywords = 12;

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

/** What a search engine needs of the site, extracted from what the owner stated. */
export const seoAgent: Agent = async ({ material, speech, research }) => {
  const description = descriptionOf(material);
  const searched = keywords(
    {
      known: [material.sector?.name, material.place?.text].filter((name) => name !== undefined),
      offerItems: material.offer.map((item) => item.text),
      statements: Object.values(material.statements),
      found: research.sources.map((source) => source.title),
    },
    mostKeywords,
  );
  return {
    status: 'template',
    data: {
      title: titleOf(material, heading(material, speech)),
      description,
      keywords: searched,
      json_ld: jsonLdOf(material, description),
    },
    sources: [],
    warnings: [],
  };
};
