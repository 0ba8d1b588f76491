import { createBriefMaker } from './agents/graph.ts';
import { createProviders, createWebsiteHost } from './agents/providers/index.ts';
import { briefWork } from './bot/brief-job.ts';
import type { Channel } from './bot/channels/channel.ts';
import { createDirectLine } from './bot/channels/direct-line/channel.ts';
import { createFeed } from './bot/feed.ts';
import { registerBriefPages } from './bot/pages/brief.ts';
import { registerHome } from './bot/pages/home.ts';
import { publishWork } from './bot/publish-job.ts';
import { createServer } from './bot/server.ts';
import { signingKey } from './bot/signing-key.ts';
import { dieAt } from './bot/turns/fault-points.ts';
import { TurnRunner } from './bot/turns/runner.ts';
import type { Coach } from './coaching/coach.ts';
import { createRulesCoach } from './coaching/rules/coach.ts';
import type { Config } from './config.ts';
import { createDialogs } from './dialogs/engine.ts';
import { briefJob } from './dialogs/making.ts';
import { publishJob } from './dialogs/site.ts';
import { createSpeech } from './i18n.ts';
import { createLogger, type Logger } from './logger.ts';
import type { ChannelName, JobRequest } from './persistence/ports.ts';
import { openStore } from './persistence/store.ts';

/** Parts that a test or a host puts in place of the built ones. */
export interface Overrides {
  coach?: Coach;
}

export interface App {
  /** Opens the store, serves, and does what an earlier run left undone. Rejects with an error that says what to do. */
  start(): Promise<{ url: string; summary: string }>;
  /** Ends turns and jobs at work, then closes everything. Safe to call at any time, more than once. */
  stop(): Promise<void>;
}

/** The only place that builds objects. */
export function createApp(config: Config, overrides: Overrides = {}): App {
  const logger = createLogger(config.logLevel);
  const speechIn = createSpeech();
  /** What is open, the last opened to be closed first. */
  const opened: (() => Promise<void>)[] = [];
  let starting: Promise<unknown> = Promise.resolve();
  let stopped: Promise<void> | undefined;

  const closeAll = async (): Promise<void> => {
    for (const close of opened.splice(0).reverse()) await close();
  };

  const open = async (): Promise<{ url: string; summary: string }> => {
    const store = await openStore({ ...config, logger });
    opened.push(() => store.close());
    const server = createServer({ logger, ready: () => store.ping() });
    let url = '';
    const publicUrl = (): string => config.publicUrl ?? url;

    const coach = overrides.coach ?? (await coachFor(config, logger));
    const host = await createWebsiteHost(config);
    const channels = new Map<ChannelName, Channel>();
    const dialogs = createDialogs({
      coach,
      speechIn,
      states: store.states,
      sessions: store.sessions,
      defaultLanguage: config.defaultLocale,
      services: { search: config.tavily !== undefined, publishing: host !== undefined },
    });
    const turns = new TurnRunner({
      log: store.log,
      dialogs,
      channels,
      logger,
      ...(config.killAt && { pass: dieAt(config.killAt) }),
    });
    opened.push(() => turns.stop());
    const feed = createFeed({
      ...(store.bus && { bus: store.bus }),
      ...(store.isShared && { newest: (ids: string[]) => store.log.newest(ids) }),
      logger,
    });
    opened.push(() => feed.close());
    const directLine = createDirectLine({
      server,
      log: store.log,
      users: store.users,
      files: store.files,
      feed,
      turns,
      signingKey: await signingKey(config.dataDir, config.directLine.secret),
      ...(config.directLine.secret && { secret: config.directLine.secret }),
      origins: config.directLine.origins,
      publicUrl,
      logger,
    });
    channels.set('direct-line', directLine);
    registerHome(server, { speechIn, defaultLanguage: config.defaultLocale });
    registerBriefPages(server, { briefs: store.briefs, files: store.files, speechIn, publicUrl });

    const maker = createBriefMaker({
      speechIn,
      providers: await createProviders(config, store.cache),
      checkpoints: store.checkpoints,
      logger,
    });
    await store.jobs.handle(briefJob, briefWork({ store, maker, turns, publicUrl, logger }));
    if (host) {
      const addJob = (job: JobRequest): Promise<void> => store.jobs.add(job);
      await store.jobs.handle(publishJob, publishWork({ store, addJob, host, turns, logger }));
    }
    opened.push(() => store.jobs.stop());
    url = await server.listen(config.port, config.host);
    opened.push(() => server.close());
    await turns.recover();
    return { url: publicUrl(), summary: summary(config, store.description) };
  };

  return {
    async start() {
      const opening = open();
      starting = opening.catch(() => undefined);
      try {
        return await opening;
      } catch (error) {
        await closeAll();
        throw error;
      }
    },
    stop() {
      // What is being opened can be closed when it is open.
      stopped ??= starting.then(closeAll);
      return stopped;
    },
  };
}

/** A model where one is set up, which the rules stand in for; else the rules. */
async function coachFor({ openai }: Config, logger: Logger): Promise<Coach> {
  const rules = createRulesCoach();
  if (!openai) return rules;
  const [{ createModelCoach }, { createTokenMeter }] = await Promise.all([
    import('./agents/coach/model-coach.ts'),
    import('./agents/coach/meter.ts'),
  ]);
  return createModelCoach({ openai, rules, meter: createTokenMeter(), logger });
}

/** What is on, what is off, and which variable turns it on. */
function summary(config: Config, store: { database: string; cache: string }): string {
  const { databaseUrl, redisUrl, directLine, openai, tavily, logoai, dc360 } = config;
  const other = (variable: string, isSet: unknown): string => (isSet ? '' : ` (${variable} for another)`);
  const services: [what: string, variable: string, isSet: unknown][] = [
    ['market search', 'TAVILY_API_KEY', tavily],
    ['a model for the coach and the texts', 'OPENAI_API_KEY', openai],
    ['logos by a service', 'LOGOAI_API_KEY or OPENAI_IMAGE_MODEL', logoai ?? openai?.imageModel],
    ['publishing websites', 'DC360_API_URL', dc360],
  ];
  const on = [
    directLine.secret
      ? 'web chat'
      : 'web chat for pages on this machine (DIRECT_LINE_SECRET opens it to others)',
    store.database + other('DATABASE_URL', databaseUrl),
    store.cache + other('REDIS_URL', redisUrl),
    'rules coach',
    'five agents',
    ...services.filter(([, , isSet]) => isSet).map(([what]) => what),
  ];
  const off = services.filter(([, , isSet]) => !isSet).map(([what, variable]) => `${what} (${variable})`);
  return [`on:  ${on.join(' · ')}`, ...(off.length > 0 ? [`off: ${off.join(' · ')}`] : [])].join('\n');
}
