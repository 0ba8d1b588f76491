import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Channel } from '../../../src/bot/channels/channel.ts';
import { createDirectLine } from '../../../src/bot/channels/direct-line/channel.ts';
import { Tokens } from '../../../src/bot/channels/direct-line/tokens.ts';
import { createFeed } from '../../../src/bot/feed.ts';
import { createServer, type HttpServer } from '../../../src/bot/server.ts';
import { TurnRunner } from '../../../src/bot/turns/runner.ts';
import type { Dialogs } from '../../../src/dialogs/engine.ts';
import { createLogger } from '../../../src/logger.ts';
import type { ChannelName, JsonObject, Store } from '../../../src/persistence/ports.ts';
import { openStore } from '../../../src/persistence/store.ts';

export interface Answer {
  status: number;
  headers: Headers;
  /** Of an answer without one: `{}`. */
  body: JsonObject & {
    conversationId?: string;
    token?: string;
    streamUrl?: string;
    id?: string;
    activities?: JsonObject[];
    error?: { code: string; message: string };
  };
}

export interface Call {
  token?: string | undefined;
  headers?: Record<string, string>;
  /** Sent as JSON, unless it is a text, bytes or a form. */
  body?: unknown;
}

/** Direct Line as it is served, on a database that all tests share, with dialogs that repeat what they hear. */
export interface Rig {
  /** Of the server, without a slash at its end. */
  url: string;
  server: HttpServer;
  store: Store;
  /** As the server signs and reads them. */
  tokens: Tokens;
  /** `path`: what follows `/v3/directline`. */
  call(method: string, path: string, call?: Call): Promise<Answer>;
  /** A started conversation. */
  start(user?: string): Promise<Started>;
  /** Resolves when the conversation has nothing left to be answered. */
  settled(conversationId: string): Promise<void>;
  close(): Promise<void>;
}

export interface Started {
  id: string;
  token: string;
  streamUrl: string;
  /** `/conversations/<id>` */
  path: string;
}

const logger = createLogger('silent');
const basePath = '/v3/directline';

let folder: string;
let opening: Promise<Store> | undefined;
const sharedStore = (): Promise<Store> =>
  (opening ??= (async () => {
    folder = await mkdtemp(join(tmpdir(), 'griot-direct-line-'));
    return openStore({ dataDir: folder, logger });
  })());

before(async function () {
  this.timeout(30_000);
  await sharedStore();
});

after(async () => {
  await (await sharedStore()).close();
  await rm(folder, { recursive: true });
});

const answerTo = (activity: JsonObject): JsonObject => ({
  type: 'message',
  text:
    activity['type'] === 'message'
      ? `You said: ${typeof activity['text'] === 'string' ? activity['text'].slice(0, 50) : 'nothing'}`
      : `Seen: ${String(activity['name'] ?? activity['type'])}`,
  channelData: { coaching: { actions: [{ id: 'keep', title: 'Keep it' }] } },
});

const echo: Dialogs = {
  run: (_conversation, [activity]) =>
    Promise.resolve({ taken: 1, outgoing: activity ? [answerTo(activity)] : [], jobs: [] }),
  apologise: () => Promise.reject(new Error('the echo does not fail')),
};

interface Options {
  /** In place of the echo. */
  dialogs?: (store: Store) => Dialogs;
  secret?: string;
  origins?: string[];
  publicUrl?: string;
}

export async function startRig(options: Options = {}): Promise<Rig> {
  const { secret, origins = [], publicUrl, dialogs = () => echo } = options;
  const store = await sharedStore();
  const signingKey = randomBytes(32);
  const server = createServer({ logger, ready: () => store.ping() });
  const channels = new Map<ChannelName, Channel>();
  const turns = new TurnRunner({ log: store.log, dialogs: dialogs(store), channels, logger });
  const url = await server.listen(0, '127.0.0.1');
  channels.set(
    'direct-line',
    createDirectLine({
      server,
      log: store.log,
      users: store.users,
      files: store.files,
      feed: createFeed({ logger }),
      turns,
      signingKey,
      ...(secret !== undefined && { secret }),
      origins,
      publicUrl: () => publicUrl ?? url,
      logger,
    }),
  );

  const call: Rig['call'] = async (method, path, { token, headers, body } = {}) => {
    const isRaw = typeof body === 'string' || body instanceof Uint8Array || body instanceof FormData;
    const response = await fetch(url + basePath + path, {
      method,
      headers: {
        ...(body !== undefined && !isRaw && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: isRaw ? (body as string) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type') === 'application/json';
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson && text !== '' ? JSON.parse(text) : {}) as Answer['body'],
    };
  };

  return {
    url,
    server,
    store,
    tokens: new Tokens(signingKey),
    call,
    async start(user) {
      const bearer = { token: secret };
      const generated = await call('POST', '/tokens/generate', {
        ...bearer,
        body: user === undefined ? {} : { user: { id: user } },
      });
      const { token } = generated.body;
      const { body } = await call('POST', '/conversations', { token });
      const id = body.conversationId!;
      return { id, token: token!, streamUrl: body.streamUrl!, path: `/conversations/${id}` };
    },
    async settled(conversationId) {
      for (;;) {
        const entries = await store.log.read(conversationId, 0);
        if (entries.every(({ status }) => status !== 'pending')) return;
      }
    },
    async close() {
      await server.close();
      await turns.stop();
    },
  };
}
