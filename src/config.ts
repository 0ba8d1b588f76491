import { z } from 'zod';
import { languages } from './coaching/speech.ts';

/** Variables of the environment are bad: the start stops, naming each. */
export class ConfigError extends Error {
  readonly code = 'BAD_CONFIG';
}

const largestPort = 65_535;

/** A blank variable is an absent one. */
const variable = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), schema);

const text = z.string().trim();
const address = (protocol: RegExp, error: string) => text.pipe(z.url({ protocol, error, abort: true }));
const choice = <T extends string>(names: readonly T[]) =>
  text.pipe(z.enum(names, `must be one of ${names.join(', ')}`));

const badPort = `must be a whole number from 0 to ${largestPort}`;
const port = text
  .regex(/^\d{1,5}$/, badPort)
  .transform(Number)
  .refine((number) => number <= largestPort, badPort);

const badSeconds = 'must be a number of seconds from 0.2 to 600';
const seconds = text
  .regex(/^\d+(\.\d+)?$/, badSeconds)
  .transform(Number)
  .refine((number) => number >= 0.2 && number <= 600, badSeconds);

const web = /^https?$/;
const isBare = (url: string): boolean => {
  const { search, hash, username } = new URL(url);
  return search + hash + username === '';
};
const publicUrl = address(web, 'must be an address like https://griot.example.com')
  .refine(isBare, 'must have no query and no user')
  .transform((url) => url.replace(/\/+$/, ''));

const badOrigin = 'must be origins like https://shop.example.com, separated by commas';
const origin = address(web, badOrigin)
  .refine((url) => isBare(url) && new URL(url).pathname === '/', badOrigin)
  .transform((url) => new URL(url).origin);
const origins = text.transform((list) => list.split(/[\s,]+/).filter(Boolean)).pipe(z.array(origin));

/** What goes into a header. */
const key = text.regex(/^[!-~]+$/, 'must be plain characters without spaces');
const serviceUrl = address(web, 'must be an address like https://api.example.com').transform((url) =>
  url.replace(/\/+$/, ''),
);

const variables = z.object({
  PORT: variable(port.default(3978)),
  HOST: variable(text.default('127.0.0.1')),
  PUBLIC_URL: variable(publicUrl.optional()),
  DATA_DIR: variable(text.default('./data')),
  LOG_LEVEL: variable(choice(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn')),
  DEFAULT_LOCALE: variable(choice(languages).default('en')),
  DATABASE_URL: variable(
    address(
      /^postgres(ql)?$/,
      'must be an address like postgresql://user:password@host:5432/griot',
    ).optional(),
  ),
  REDIS_URL: variable(address(/^rediss?$/, 'must be an address like redis://host:6379').optional()),
  DIRECT_LINE_SECRET: variable(key.optional()),
  WEB_CHAT_ORIGINS: variable(origins.default([])),
  LEASE_SECONDS: variable(seconds.default(10)),
  GRIOT_TEST_KILL_AT: variable(text.optional()),
  OPENAI_API_KEY: variable(key.optional()),
  OPENAI_BASE_URL: variable(serviceUrl.optional()),
  OPENAI_MODEL: variable(text.default('gpt-4.1-mini')),
  OPENAI_IMAGE_MODEL: variable(text.optional()),
  TAVILY_API_KEY: variable(key.optional()),
  TAVILY_API_URL: variable(serviceUrl.default('https://api.tavily.com')),
  LOGOAI_API_KEY: variable(key.optional()),
  LOGOAI_API_URL: variable(serviceUrl.optional()),
  DC360_API_URL: variable(serviceUrl.optional()),
  DC360_SERVICE_SECRET: variable(key.optional()),
});

/** Variables that mean nothing one without the other. */
const pairs = [
  ['LOGOAI_API_KEY', 'LOGOAI_API_URL'],
  ['DC360_API_URL', 'DC360_SERVICE_SECRET'],
] as const;
const whole = variables.superRefine((given, context) => {
  for (const [one, other] of [...pairs, ...pairs.map(([a, b]) => [b, a] as const)]) {
    if (given[one] !== undefined && given[other] === undefined)
      context.addIssue({ code: 'custom', path: [other], message: `must be set along with ${one}` });
  }
});

/** The services behind the agents, each there only if its variables are. Addresses have no slash at their end. */
export interface Services {
  openai?: { apiKey: string; baseUrl?: string; model: string; imageModel?: string };
  tavily?: { apiKey: string; url: string };
  logoai?: { apiKey: string; url: string };
  dc360?: { url: string; secret: string };
}

export interface Config extends Services {
  port: number;
  host: string;
  /** Without a slash at the end. Absent: taken from the address the server listens on. */
  publicUrl?: string;
  dataDir: string;
  logLevel: string;
  defaultLocale: (typeof languages)[number];
  databaseUrl?: string;
  redisUrl?: string;
  /** Seconds without a sign of life after which another process takes over what one had in hand. */
  leaseSeconds: number;
  /** Where in a message's journey this process is to die: tests set it, and nobody else. */
  killAt?: string;
  directLine: {
    /** Absent: only loopback hosts may ask for tokens. */
    secret?: string;
    /** Origins of pages that may hold the widget, besides our own. */
    origins: string[];
  };
}

/** The only reader of `process.env`. Throws `ConfigError` naming each variable that does not fit, never its value. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const parsed = whole.safeParse(environment);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`);
    throw new ConfigError([...new Set(faults)].join('; '));
  }
  const v = parsed.data;
  return {
    port: v.PORT,
    host: v.HOST,
    ...(v.PUBLIC_URL && { publicUrl: v.PUBLIC_URL }),
    dataDir: v.DATA_DIR,
    logLevel: v.LOG_LEVEL,
    defaultLocale: v.DEFAULT_LOCALE,
    ...(v.DATABASE_URL && { databaseUrl: v.DATABASE_URL }),
    ...(v.REDIS_URL && { redisUrl: v.REDIS_URL }),
    leaseSeconds: v.LEASE_SECONDS,
    ...(v.GRIOT_TEST_KILL_AT && { killAt: v.GRIOT_TEST_KILL_AT }),
    directLine: {
      ...(v.DIRECT_LINE_SECRET && { secret: v.DIRECT_LINE_SECRET }),
      origins: v.WEB_CHAT_ORIGINS,
    },
    ...servicesOf(v),
  };
}

const servicesOf = (v: z.infer<typeof variables>): Services => ({
  ...(v.OPENAI_API_KEY && {
    openai: {
      apiKey: v.OPENAI_API_KEY,
      model: v.OPENAI_MODEL,
      ...(v.OPENAI_BASE_URL && { baseUrl: v.OPENAI_BASE_URL }),
      ...(v.OPENAI_IMAGE_MODEL && { imageModel: v.OPENAI_IMAGE_MODEL }),
    },
  }),
  ...(v.TAVILY_API_KEY && { tavily: { apiKey: v.TAVILY_API_KEY, url: v.TAVILY_API_URL } }),
  ...(v.LOGOAI_API_KEY &&
    v.LOGOAI_API_URL && { logoai: { apiKey: v.LOGOAI_API_KEY, url: v.LOGOAI_API_URL } }),
  ...(v.DC360_API_URL &&
    v.DC360_SERVICE_SECRET && { dc360: { url: v.DC360_API_URL, secret: v.DC360_SERVICE_SECRET } }),
});
