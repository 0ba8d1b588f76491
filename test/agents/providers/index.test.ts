import { expect } from 'chai';
import { createProviders, createWebsiteHost } from '../../../src/agents/providers/index.ts';
import { ConfigError, readConfig } from '../../../src/config.ts';
import { createInProcessCache } from '../../../src/persistence/cache/in-process.ts';

const cache = createInProcessCache();
const built = async (environment: NodeJS.ProcessEnv) => {
  const config = readConfig(environment);
  const host = (await createWebsiteHost(config)) && ['host'];
  return [...Object.keys(await createProviders(config, cache)), ...(host ?? [])];
};

describe('the services behind the agents', () => {
  it('are none without their variables', async () => {
    expect(await built({})).to.deep.equal([]);
    expect(await built({ OPENAI_API_KEY: '', TAVILY_API_URL: 'https://tavily.example.com' })).to.deep.equal(
      [],
    );
  });

  for (const [environment, expected] of [
    [{ OPENAI_API_KEY: 'sk' }, ['writer', 'seoWriter']],
    [{ OPENAI_API_KEY: 'sk', OPENAI_IMAGE_MODEL: 'gpt-image-1' }, ['writer', 'seoWriter', 'logoMaker']],
    [{ OPENAI_IMAGE_MODEL: 'gpt-image-1' }, []],
    [{ TAVILY_API_KEY: 'tvly' }, ['search']],
    [{ LOGOAI_API_KEY: 'k', LOGOAI_API_URL: 'https://logo.example.com/v1' }, ['logoMaker']],
    [{ DC360_API_URL: 'https://dc.example.com', DC360_SERVICE_SECRET: 's' }, ['host']],
  ] as const)
    it(`are built for ${Object.keys(environment).join(' and ')}`, async () =>
      expect(await built(environment)).to.deep.equal(expected));

  it('have the defaults of their vendors', async () => {
    const { openai, tavily } = readConfig({ OPENAI_API_KEY: 'sk', TAVILY_API_KEY: 'tvly' });
    expect(openai).to.deep.equal({ apiKey: 'sk', model: 'gpt-4.1-mini' });
    expect(tavily).to.deep.equal({ apiKey: 'tvly', url: 'https://api.tavily.com' });
  });

  for (const [given, missing] of [
    ['LOGOAI_API_KEY', 'LOGOAI_API_URL'],
    ['LOGOAI_API_URL', 'LOGOAI_API_KEY'],
    ['DC360_API_URL', 'DC360_SERVICE_SECRET'],
    ['DC360_SERVICE_SECRET', 'DC360_API_URL'],
  ] as const)
    it(`stop the start where ${given} stands without ${missing}`, () => {
      const value = given.endsWith('URL') ? 'https://x.example.com' : 'a-secret';
      expect(() => readConfig({ [given]: value })).to.throw(
        ConfigError,
        `${missing} must be set along with ${given}`,
      );
    });
});
