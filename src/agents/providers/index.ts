import type { Services } from '../../config.ts';
import type { Cache } from '../../persistence/ports.ts';
import type { Providers, WebsiteHost } from '../ports.ts';
import { openAiChat } from './chat.ts';
import { dc360Host } from './dc360.ts';
import { paintedLogos } from './images.ts';
import { logoAi } from './logoai.ts';
import { tavilySearch } from './tavily.ts';
import { modelSeo, modelWriter } from './writers.ts';

/** The services behind the agents that the configuration names; what it does not name is not there. */
export function createProviders({ openai, tavily, logoai }: Services, cache: Cache): Partial<Providers> {
  const ask = openai && openAiChat(openai);
  const painted = openai?.imageModel !== undefined && paintedLogos({ ...openai, model: openai.imageModel });
  const logoMaker = logoai ? logoAi(logoai) : painted;
  return {
    ...(tavily && { search: tavilySearch(tavily, cache) }),
    ...(ask && { writer: modelWriter(ask), seoWriter: modelSeo(ask) }),
    ...(logoMaker && { logoMaker }),
  };
}

/** Where websites are published, if the configuration names it. */
export const createWebsiteHost = ({ dc360 }: Services): WebsiteHost | undefined => dc360 && dc360Host(dc360);
