import type { Services } from '../../config.ts';
import type { Cache } from '../../persistence/ports.ts';
import type { LogoMaker, Providers, WebsiteHost } from '../ports.ts';

/**
 * The services behind the agents that the configuration names; what it does not name is not there, and is not loaded:
 * the clients of all services together take as much memory as the rest of the agents.
 */
export async function createProviders(services: Services, cache: Cache): Promise<Partial<Providers>> {
  const [search, writers, logoMaker] = await Promise.all([
    searchOf(services, cache),
    writersOf(services),
    logoMakerOf(services),
  ]);
  return { ...(search && { search }), ...writers, ...(logoMaker && { logoMaker }) };
}

async function searchOf({ tavily }: Services, cache: Cache): Promise<Providers['search'] | undefined> {
  if (!tavily) return undefined;
  const { tavilySearch } = await import('./tavily.ts');
  return tavilySearch(tavily, cache);
}

async function writersOf({ openai }: Services): Promise<Partial<Pick<Providers, 'writer' | 'seoWriter'>>> {
  if (!openai) return {};
  const [{ openAiChat }, { modelSeo, modelWriter }] = await Promise.all([
    import('./chat.ts'),
    import('./writers.ts'),
  ]);
  const ask = openAiChat(openai);
  return { writer: modelWriter(ask), seoWriter: modelSeo(ask) };
}

async function logoMakerOf({ logoai, openai }: Services): Promise<LogoMaker | undefined> {
  if (logoai) {
    const { logoAi } = await import('./logoai.ts');
    return logoAi(logoai);
  }
  if (openai?.imageModel === undefined) return undefined;
  const { paintedLogos } = await import('./images.ts');
  return paintedLogos({ ...openai, model: openai.imageModel });
}

/** Where websites are published, if the configuration names it. */
export async function createWebsiteHost({ dc360 }: Services): Promise<WebsiteHost | undefined> {
  if (!dc360) return undefined;
  const { dc360Host } = await import('./dc360.ts');
  return dc360Host(dc360);
}
