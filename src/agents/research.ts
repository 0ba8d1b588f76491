import type { Material } from './material.ts';
import type { Agent, Task } from './agent.ts';
import type { Search, SearchHit } from './ports.ts';
import { sentences, shorten } from './prose.ts';

/** Looks nothing up, and so finds nothing: what research then says is that it was not done. */
export const noSearch: Search = { live: false, search: async () => [] };

/** Words by which an owner names where else a customer would go. */
const elsewhere =
  /(?<!\p{L})(?:alternati\w+|face (?:à|a|au|aux)|contrairement|au lieu|à la place|a la place|à côté|a cote|ailleurs|les autres|concurren\w+|chez (?:le|les)|unlike|instead|otherwise|elsewhere|compared|competitors?|others|do not come|don't come|em vez|ao contrário|os outros|as outras|concorr\w+)(?![\p{L}])/iu;

/** Whether a sentence speaks of another seller. */
export const namesAnother = (sentence: string): boolean => elsewhere.test(sentence);

const district =
  /(?<!\p{L})(?:quartier|marché|marche|bairro|mercado|market|district|neighbourhood|neighborhood|rue|avenue|street)\s+(?:d[eu]s?\s+|d['’]|l['’]|of\s+|da\s+|do\s+)?(\p{Lu}[\p{L}'’-]{2,}(?:\s\p{Lu}[\p{L}'’-]*)*)/gu;

/** What the owner stated about their market, in their own words. */
export function declared(material: Material): { alternatives: string[]; prices: string[]; places: string[] } {
  const { differentiation } = material.words;
  const named = sentences(differentiation).filter(namesAnother);
  const places = Object.values(material.words).flatMap((text) =>
    [...text.matchAll(district)].map((match) => match[1]!),
  );
  return {
    alternatives: named.length ? named : differentiation ? [differentiation] : [],
    prices: material.offer.filter((item) => item.price !== undefined).map((item) => item.text),
    places: [...new Set([...(material.place ? [material.place.text] : []), ...places])],
  };
}

const isWebAddress = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

/** One hit a page, pages of the web only. */
const distinct = (hits: readonly SearchHit[]): SearchHit[] => [
  ...new Map(hits.filter((hit) => isWebAddress(hit.url)).map((hit) => [hit.url, hit])).values(),
];

/** What can be learnt of the market, or that nothing was, beside what the owner declared. */
export const researchAgent =
  (search: Search): Agent<Task> =>
  async ({ material, speech }, signal) => {
    if (!search.live) {
      const data = {
        researched: false,
        summary: speech.text('agents:research.none'),
        findings: [],
      };
      return { status: 'template', data, sources: [], warnings: [] };
    }
    const about = {
      sector: material.sector?.name ?? material.offer[0]?.text ?? '',
      place: material.place?.text ?? '',
    };
    const country = material.place?.country;
    const queries = (['competitors', 'prices'] as const).map((query) => ({
      text: shorten(speech.text(`agents:research.queries.${query}`, about), 300),
      language: speech.language,
      ...(country !== undefined && { country }),
    }));
    const hits = distinct((await Promise.all(queries.map((query) => search.search(query, signal)))).flat());
    return {
      status: 'live',
      data: {
        researched: true,
        summary: speech.text(hits.length ? 'agents:research.found' : 'agents:research.nothing'),
        findings: hits.map((hit, at) => ({ source: at + 1, text: shorten(hit.excerpt, 400) })),
      },
      sources: hits.map(({ title, url }) => ({ title: shorten(title, 160) || url, url })),
      warnings: hits.length ? [] : ['nothing-found'],
    };
  };
