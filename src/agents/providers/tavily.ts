import { createHash } from 'node:crypto';
import { TavilySearch, TavilySearchAPIWrapper } from '@langchain/tavily';
import { z } from 'zod';
import type { Cache } from '../../persistence/ports.ts';
import type { Search, SearchHit, SearchQuery } from '../ports.ts';
import { readJson, retrying, serviceFetch, type Limits } from './service-fetch.ts';

export interface TavilyOptions {
  apiKey: string;
  /** Without a slash at its end. */
  url: string;
}

/** Two tries and the wait between them are within what research may take. */
const usualLimits: Limits = { timeoutMs: 6_000, maxBytes: 2 * 1024 * 1024 };
const tries = 2;
const mostHits = 5;
/** Seconds for which the same question gets the same answer. */
const lifetime = 24 * 60 * 60;

const answer = z.object({
  results: z.array(z.object({ title: z.string(), url: z.string(), content: z.string() })),
});
const hits = z.array(z.object({ title: z.string(), url: z.string(), excerpt: z.string() }));

/** What the package sends, by our own `fetch`: its own has no time-out, no limit, and prints refusals on the console. */
class BoundedWrapper extends TavilySearchAPIWrapper {
  readonly #options: TavilyOptions;
  readonly #limits: Limits;
  readonly #signal: AbortSignal;
  /** The tool returns a sentence where a call failed: how it failed is kept here. */
  failure: Error | undefined;

  constructor(options: TavilyOptions, limits: Limits, signal: AbortSignal) {
    super({ tavilyApiKey: options.apiKey, apiBaseUrl: options.url });
    this.#options = options;
    this.#limits = limits;
    this.#signal = signal;
  }

  override async rawResults(params: object): Promise<never> {
    const send = serviceFetch('tavily', this.#limits);
    try {
      return (await retrying(tries, this.#signal, async () =>
        readJson(
          'tavily',
          await send(`${this.#options.url}/search`, {
            method: 'POST',
            headers: { authorization: `Bearer ${this.#options.apiKey}`, 'content-type': 'application/json' },
            body: JSON.stringify(this.convertCamelToSnakeCase({ ...params })),
            signal: this.#signal,
          }),
          answer,
        ),
      )) as never;
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error));
      throw error;
    }
  }
}

const cacheKey = (query: SearchQuery): string =>
  `search/${createHash('sha256')
    .update(JSON.stringify([query.text, query.language]))
    .digest('hex')}`;

/** Searches the web by Tavily. The same question is asked once a day. */
export const tavilySearch = (options: TavilyOptions, cache: Cache, limits = usualLimits): Search => ({
  live: true,
  async search(query, signal) {
    const known = hits.safeParse(parsed(await cache.get(cacheKey(query))));
    if (known.success) return known.data;
    const apiWrapper = new BoundedWrapper(options, limits, signal);
    const tool = new TavilySearch({
      apiWrapper,
      maxResults: mostHits,
      searchDepth: 'basic',
      topic: 'general',
    });
    const returned: unknown = await tool.invoke({ query: query.text } as never, { signal });
    if (apiWrapper.failure) throw apiWrapper.failure;
    // Without a failure, a sentence in place of results says that there are none.
    const read = answer.safeParse(returned);
    const found: SearchHit[] = (read.success ? read.data.results : []).map(({ title, url, content }) => ({
      title,
      url,
      excerpt: content,
    }));
    await cache.set(cacheKey(query), JSON.stringify(found), lifetime);
    return found;
  },
});

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
