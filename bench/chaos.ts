import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { LogEntry, Store } from '../src/persistence/ports.ts';
import { openStore, type StoreOptions } from '../src/persistence/store.ts';

export interface ChaosPlan {
  messages: number;
  conversations: number;
  kills: number;
  /** Processes that run at the same time. */
  processes: number;
}

export interface ChaosFigures extends ChaosPlan {
  /** Accepted, and not answered. */
  lost: number;
  /** Answered more than once, or counted twice. */
  handledTwice: number;
  outOfOrder: number;
  /** Replies delivered again after a kill between delivering and noting it: all that may be repeated. */
  repeatedByKill: number;
  /** Replies delivered again for any other reason. */
  repeatedOtherwise: number;
  seconds: number;
}

const worker = fileURLToPath(new URL('chaos-worker.ts', import.meta.url));

/** A process that is started again whenever it dies, until it is told to end. */
class Immortal {
  readonly #arguments: string[];
  #child!: ChildProcess;
  port: Promise<number>;
  readonly killed: Set<number>;

  constructor(options: StoreOptions, deliveries: string, killed: Set<number>) {
    this.#arguments = [worker, JSON.stringify({ ...options, logger: undefined }), deliveries];
    this.killed = killed;
    this.port = this.#live();
  }

  async kill(): Promise<void> {
    await this.port;
    const child = this.#child;
    this.killed.add(child.pid!);
    child.kill('SIGKILL');
    await once(child, 'exit');
    this.port = this.#live();
  }

  async end(): Promise<void> {
    await this.port;
    this.#child.kill('SIGTERM');
    await once(this.#child, 'exit');
  }

  async #live(): Promise<number> {
    this.#child = spawn(process.execPath, this.#arguments, { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(this.#child.stdout!, 'data')) as [Buffer];
    return Number(line.toString());
  }
}

/** Sends the messages to any of the processes, kills them at random moments, and counts what became of all. */
export async function chaos(options: StoreOptions, plan: ChaosPlan): Promise<ChaosFigures> {
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'griot-chaos-'));
  const deliveries = join(folder, 'deliveries');
  writeFileSync(deliveries, '');
  const store = await openStore(options);
  const ids = await Promise.all(Array.from({ length: plan.conversations }, () => openConversation(store)));
  const killed = new Set<number>();
  const immortals = Array.from({ length: plan.processes }, () => new Immortal(options, deliveries, killed));

  const sent = { count: 0 };
  const each = plan.messages / plan.conversations;
  const talk = async (conversationId: string): Promise<void> => {
    for (let n = 1; n <= each; n++) {
      await insist(immortals, conversationId, `m${n}`);
      sent.count++;
    }
  };
  const killing = (async () => {
    for (let kill = 1; kill <= plan.kills; kill++) {
      const due = (plan.messages * (kill - Math.random())) / plan.kills;
      while (sent.count < due) await pause(2);
      await immortals[kill % immortals.length]!.kill();
    }
  })();
  await Promise.all([killing, ...ids.map(talk)]);
  while ((await undone(store, ids)) > 0) await pause(50);
  await Promise.all(immortals.map((immortal) => immortal.end()));

  const figures = await count(store, ids, readFileSync(deliveries, 'utf8'), killed);
  await store.close();
  rmSync(folder, { recursive: true });
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  return { ...plan, ...figures, seconds };
}

async function openConversation(store: Store): Promise<string> {
  const id = randomUUID();
  const userId = await store.users.resolve('direct-line', id);
  await store.log.open({ id, channel: 'direct-line', userId, reference: {} });
  return id;
}

/** Until one of the processes has taken it: what is not answered is sent again, as a channel does. */
async function insist(immortals: readonly Immortal[], conversationId: string, text: string): Promise<void> {
  for (;;) {
    const immortal = immortals[Math.floor(Math.random() * immortals.length)]!;
    const url = `http://127.0.0.1:${await immortal.port}/`;
    const request = { method: 'POST', body: JSON.stringify({ conversationId, text }) };
    if ((await fetch(url, request).catch(() => undefined))?.ok) return;
    await pause(5);
  }
}

async function undone(store: Store, ids: readonly string[]): Promise<number> {
  const backlogs = await Promise.all(ids.map((id) => store.log.backlog(id)));
  return backlogs.reduce((sum, { pending, undelivered }) => sum + pending.length + undelivered.length, 0);
}

async function count(
  store: Store,
  ids: readonly string[],
  book: string,
  killed: ReadonlySet<number>,
): Promise<
  Pick<ChaosFigures, 'lost' | 'handledTwice' | 'outOfOrder' | 'repeatedByKill' | 'repeatedOtherwise'>
> {
  const senders = new Map<string, number[]>();
  for (const line of book.trim().split('\n')) {
    const [pid = '', id = ''] = line.split(' ');
    senders.set(id, [...(senders.get(id) ?? []), Number(pid)]);
  }
  const figures = { lost: 0, handledTwice: 0, outOfOrder: 0, repeatedByKill: 0, repeatedOtherwise: 0 };
  for (const id of ids) {
    const log = await store.log.read(id, 0);
    const replies = log.filter(({ direction }) => direction === 'out');
    const heard = log.filter(({ direction }) => direction === 'in');
    const answers = Map.groupBy(replies, ({ activity }) => activity['replyToId']);
    figures.lost += heard.filter((entry) => !answers.has(entry.id) || entry.status !== 'handled').length;
    figures.lost += replies.filter((entry) => !senders.has(entry.id)).length;
    figures.handledTwice += replies.length - answers.size;
    figures.outOfOrder += replies.filter((entry, index) => !isTheNext(entry, index)).length;
    for (const { id: reply } of replies) {
      const pids = senders.get(reply) ?? [];
      const unexplained = pids.slice(0, -1).filter((pid) => !killed.has(pid)).length;
      figures.repeatedOtherwise += unexplained;
      figures.repeatedByKill += Math.max(0, pids.length - 1 - unexplained);
    }
  }
  return figures;
}

/** Each conversation's replies count up, and answer its messages in their order. */
const isTheNext = ({ activity }: LogEntry, index: number): boolean =>
  activity['text'] === `${index + 1}: m${index + 1}`;
