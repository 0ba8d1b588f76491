import { createServer } from 'node:http';
import { openSync, writeSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { Channel } from '../src/bot/channels/channel.ts';
import { TurnRunner } from '../src/bot/turns/runner.ts';
import type { Dialogs } from '../src/dialogs/engine.ts';
import { createLogger } from '../src/logger.ts';
import { openStore, type StoreOptions } from '../src/persistence/store.ts';

/**
 * A process to be killed: takes messages over HTTP into the log, answers each with a count kept in the dialog state,
 * and writes down each delivery. Arguments: the store's options as JSON, and the file for deliveries.
 */
const [options = '{}', deliveries = ''] = process.argv.slice(2);
const logger = createLogger('silent');
const store = await openStore({ ...(JSON.parse(options) as StoreOptions), logger });
// A write to it outlives the process at once.
const book = openSync(deliveries, 'a');

const counting: Dialogs = {
  async run({ userId }, [activity]) {
    const key = `chaos/${userId}`;
    const stored = await store.states.read(key);
    const count = Number(stored?.body['count'] ?? 0) + 1;
    return {
      taken: 1,
      outgoing: [{ type: 'message', text: `${count}: ${activity!['text'] as string}` }],
      jobs: [],
      state: { key, version: stored?.version ?? 0, body: { count } },
    };
  },
  apologise: () => Promise.reject(new Error('counting does not fail')),
};

const channel: Channel = {
  name: 'direct-line',
  capabilities: { textLength: 1_000, buttons: 0, typing: false },
  send: (_conversation, { id }) => {
    writeSync(book, `${process.pid} ${id}\n`);
    return Promise.resolve();
  },
  typing: () => Promise.resolve(),
};

const turns = new TurnRunner({
  log: store.log,
  dialogs: counting,
  channels: new Map([['direct-line', channel]]),
  logger,
});
await turns.recover();

const server = createServer((req, res) => {
  const chunks: Buffer[] = [];
  req.on('data', (chunk: Buffer) => chunks.push(chunk));
  req.on('end', () => {
    const { conversationId, text } = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, string>;
    store.log
      .accept(conversationId!, { type: 'message', text: text! }, text!)
      .then((accepted) => {
        turns.wake(conversationId!, accepted);
        return res.end();
      })
      .catch(() => res.writeHead(503).end());
  });
}).listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));

process.once('SIGTERM', () => {
  server.close();
  void turns
    .stop()
    .then(() => store.close())
    .then(() => process.exit(0));
});
