import { findCountry } from '../coaching/countries.ts';
import type { Language, Speech } from '../coaching/speech.ts';
import type { Agent, Task, WarningName } from './agent.ts';
import { plainText, speaksToModels } from './clean.ts';
import type { Material } from './material.ts';
import type { Search, SearchHit } from './ports.ts';
import { sentences } from './prose.ts';

/** What is searched for, each with a text of its own. */
const searches = ['competitors', 'prices', 'demand'] as const;
const mostSources = 8;

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

/** Parts of an address that name the visitor's way to a page, not the page. */
const tracking = /^(?:utm_\w+|gclid|fbclid|msclkid|mc_[ce]id|ref|igshid)$/;

/** What two addresses of one page have in common; undefined for what is no page of the web. */
function pageOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, port, pathname, searchParams } = new URL(address);
  if (!/^https?:$/.test(protocol)) return undefined;
  const query = [...searchParams].filter(([name]) => !tracking.test(name));
  const host = hostname.replace(/^www\./, '') + (port && `:${port}`);
  return `${host}${pathname.replace(/\/+$/, '')}?${new URLSearchParams(query)}`;
}

/** What can be cited: one hit a page, in plain words that speak to readers and to nobody else. */
function citable(hits: readonly SearchHit[]): SearchHit[] {
  const pages = new Map<string, SearchHit>();
  for (const hit of hits) {
    const page = pageOf(hit.url);
    const excerpt = plainText(hit.excerpt, 400);
    const title = plainText(hit.title, 160);
    if (page === undefined || pages.has(page) || !excerpt) continue;
    if (speaksToModels(hit.excerpt) || speaksToModels(hit.title)) continue;
    pages.set(page, { title: title || new URL(hit.url).hostname, url: new URL(hit.url).href, excerpt });
  }
  return [...pages.values()].slice(0, mostSources);
}

/** The city, and the country where the owner did not name it themselves. */
function whereOf({ place }: Material, language: Language): string {
  if (!place) return '';
  const { text, country } = place;
  if (country === undefined || findCountry(text) !== undefined) return text;
  return `${text} ${new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? ''}`.trim();
}

const notLooked = (speech: Speech) => ({
  researched: false,
  summary: speech.text('agents:research.none'),
  findings: [],
});

/** What can be learnt of the market, every piece with its source, or that nothing was looked for. */
export const researchAgent =
  (search: Search): Agent<Task> =>
  async ({ material, speech }, signal) => {
    if (!search.live) return { status: 'template', data: notLooked(speech), sources: [], warnings: [] };
    const about = {
      sector: material.sector?.name ?? material.offer[0]?.text ?? '',
      place: whereOf(material, speech.language),
    };
    const asked = await Promise.allSettled(
      searches.map((query) =>
        search.search(
          {
            text: plainText(speech.text(`agents:research.queries.${query}`, about), 300),
            language: speech.language,
          },
          signal,
        ),
      ),
    );
    const answered = asked.filter((result) => result.status === 'fulfilled');
    const [failure] = asked.filter((result) => result.status === 'rejected');
    if (failure && answered.length === 0) throw failure.reason;
    const hits = citable(answered.flatMap(({ value }) => value));
    const warnings: WarningName[] = [
      ...(failure ? (['searched-in-part'] as const) : []),
      ...(hits.length ? [] : (['nothing-found'] as const)),
    ];
    return {
      status: 'live',
      data: {
        researched: true,
        summary: speech.text(hits.length ? 'agents:research.found' : 'agents:research.nothing'),
        findings: hits.map((hit, at) => ({ source: at + 1, text: hit.excerpt })),
      },
      sources: hits.map(({ title, url }) => ({ title, url })),
      warnings,
    };
  };
