import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { ConfigError, readConfig } from '../src/config.ts';

const faultOf = (environment: NodeJS.ProcessEnv): string => {
  try {
    readConfig(environment);
  } catch (error) {
    expect(error).to.be.instanceOf(ConfigError).and.include({ code: 'BAD_CONFIG' });
    return (error as Error).message;
  }
  throw new Error(`${JSON.stringify(environment)} was taken`);
};

const full = {
  PORT: '8080',
  HOST: '0.0.0.0',
  PUBLIC_URL: 'https://griot.example.com/chat',
  DATA_DIR: '/var/lib/griot',
  LOG_LEVEL: 'info',
  DEFAULT_LOCALE: 'fr',
  DATABASE_URL: 'postgresql://griot@db/griot',
  REDIS_URL: 'redis://cache:6379',
  DIRECT_LINE_SECRET: 'a-secret',
  WEB_CHAT_ORIGINS: 'https://shop.example.com, http://localhost:8081/',
  LEASE_SECONDS: '2.5',
  OPENAI_API_KEY: 'sk-1',
  OPENAI_BASE_URL: 'http://localhost:11434/v1/',
  OPENAI_MODEL: 'a-model',
  OPENAI_IMAGE_MODEL: 'a-painter',
  TAVILY_API_KEY: 'tvly-1',
  TAVILY_API_URL: 'https://search.example.com',
  LOGOAI_API_KEY: 'logo-1',
  LOGOAI_API_URL: 'https://logo.example.com',
  DC360_API_URL: 'https://dc360.example.com/api/',
  DC360_SERVICE_SECRET: 'dc-1',
};

describe('config', () => {
  it('needs nothing', () => {
    expect(readConfig({})).to.deep.equal({
      port: 3978,
      host: '127.0.0.1',
      dataDir: './data',
      logLevel: 'warn',
      defaultLocale: 'en',
      leaseSeconds: 10,
      directLine: { origins: [] },
    });
  });

  it('takes every variable', () => {
    expect(readConfig(full)).to.deep.equal({
      port: 8080,
      host: '0.0.0.0',
      publicUrl: 'https://griot.example.com/chat',
      dataDir: '/var/lib/griot',
      logLevel: 'info',
      defaultLocale: 'fr',
      databaseUrl: 'postgresql://griot@db/griot',
      redisUrl: 'redis://cache:6379',
      leaseSeconds: 2.5,
      directLine: { secret: 'a-secret', origins: ['https://shop.example.com', 'http://localhost:8081'] },
      openai: {
        apiKey: 'sk-1',
        baseUrl: 'http://localhost:11434/v1',
        model: 'a-model',
        imageModel: 'a-painter',
      },
      tavily: { apiKey: 'tvly-1', url: 'https://search.example.com' },
      logoai: { apiKey: 'logo-1', url: 'https://logo.example.com' },
      dc360: { url: 'https://dc360.example.com/api', secret: 'dc-1' },
    });
  });

  it('takes a blank variable for an absent one', () => {
    const blank = (value: string) => Object.fromEntries(Object.keys(full).map((name) => [name, value]));
    expect(readConfig(blank(''))).to.deep.equal(readConfig({}));
    expect(readConfig(blank('  '))).to.deep.equal(readConfig({}));
  });

  it('cuts blanks off, and slashes at the end of the public address', () => {
    const { port, logLevel, publicUrl } = readConfig({
      PORT: ' 80 ',
      LOG_LEVEL: 'debug\n',
      PUBLIC_URL: 'https://griot.example.com//',
    });
    expect({ port, logLevel, publicUrl }).to.deep.equal({
      port: 80,
      logLevel: 'debug',
      publicUrl: 'https://griot.example.com',
    });
  });

  const refused: [name: keyof typeof full, ...values: string[]][] = [
    ['PORT', 'http', '-1', '65536', '80.5', '0x50', '1e3', '999999'],
    [
      'PUBLIC_URL',
      'griot.example.com',
      'ftp://griot.example.com',
      'https://me@a.example',
      'https://a.example/?b',
    ],
    ['LOG_LEVEL', 'loud', 'INFO'],
    ['DEFAULT_LOCALE', 'xx', 'english'],
    ['DATABASE_URL', 'db', 'mysql://db/griot'],
    ['REDIS_URL', 'cache', 'http://cache:6379'],
    ['DIRECT_LINE_SECRET', 'two words', 'schlüssel'],
    ['LEASE_SECONDS', 'ten', '0', '-1', '601', '1e2'],
    ['OPENAI_API_KEY', 'two words'],
    ['OPENAI_BASE_URL', 'localhost:11434', 'ftp://models.example'],
    ['TAVILY_API_KEY', 'clé'],
    ['TAVILY_API_URL', 'search.example.com'],
    ['LOGOAI_API_KEY', 'a\nb'],
    ['LOGOAI_API_URL', 'logo'],
    ['DC360_API_URL', 'ws://dc360.example.com'],
    ['DC360_SERVICE_SECRET', 'two words'],
    ['WEB_CHAT_ORIGINS', '*', 'shop.example.com', 'https://a.example/shop', 'https://a.example,b'],
  ];
  for (const [name, ...values] of refused) {
    it(`names ${name} when it is bad`, () => {
      for (const value of values) {
        const fault = faultOf({ ...full, [name]: value });
        expect(fault, value).to.match(new RegExp(`^${name} must (be|have) [^;\\n]+$`));
      }
    });
  }

  it('never tells a value: it may be a secret', () => {
    const environment = {
      DATABASE_URL: 'mysql://me:hunter2@db/griot',
      DIRECT_LINE_SECRET: 'hunter2 hunter2',
    };
    expect(faultOf(environment)).not.to.include('hunter2');
  });

  it('names all that are bad at once', () => {
    const fault = faultOf({ PORT: 'x', LOG_LEVEL: 'y', REDIS_URL: 'z' });
    expect(fault.split('; ').map((one) => one.split(' ')[0])).to.deep.equal([
      'PORT',
      'LOG_LEVEL',
      'REDIS_URL',
    ]);
  });

  it('names a variable that is missing beside another', () => {
    for (const [one, other] of [
      ['LOGOAI_API_KEY', 'LOGOAI_API_URL'],
      ['DC360_API_URL', 'DC360_SERVICE_SECRET'],
    ] as const)
      for (const [given, missing] of [
        [one, other],
        [other, one],
      ] as const)
        expect(faultOf({ ...full, [missing]: '' })).to.equal(`${missing} must be set along with ${given}`);
  });

  const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
  /** All but what tests alone set. */
  const names = [...read('src/config.ts').matchAll(/^ {2}([A-Z\d_]+): variable\(/gm)]
    .map(([, name]) => name!)
    .filter((name) => !name.startsWith('GRIOT_TEST_'));

  it('is tried here whole', () => {
    expect(Object.keys(full)).to.have.members(names);
  });

  it('is told of in .env.example', () => {
    const told = [...read('.env.example').matchAll(/^(?:# )?([A-Z\d_]+)=/gm)].map(([, name]) => name);
    expect(told).to.have.members(names);
  });

  it('is told of in the README', () => {
    const text = read('README.md');
    expect(names.filter((name) => !text.includes(`\`${name}\``))).to.deep.equal([]);
  });
});
