import type { Logger } from '../../logger.ts';
import type { ConversationLog } from '../../persistence/ports.ts';

/** What could not be done now is tried again after this long, doubling up to the cap. */
const firstRetryMs = 500;
const longestRetryMs = 30_000;
/** How often the log is looked through for what nobody works on: dead processes' messages, deliveries that are due. */
const lookMs = 2_000;

interface Parts {
  log: Pick<ConversationLog, 'unfinished' | 'renew' | 'leaseSeconds'>;
  logger: Logger;
  /** Conversations whose leases this process has. */
  inHand: () => string[];
  wake: (conversationId: string) => void;
}

/** Keeps leases alive, and wakes conversations that are left undone, by this process or by others. */
export class Watch {
  readonly #parts: Parts;
  readonly #later = new Map<string, NodeJS.Timeout>();
  readonly #delays = new Map<string, number>();
  #timers: NodeJS.Timeout[] = [];
  #atWork: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Rejects when the first look fails; later ones are logged and repeated. */
  async start(): Promise<void> {
    await this.#look();
    const { log } = this.#parts;
    this.#repeat(lookMs, () => this.#look());
    // Three signs of life within a lease: one may be lost.
    this.#repeat((log.leaseSeconds * 1_000) / 3, () => this.#renew());
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const timer of [...this.#timers, ...this.#later.values()]) clearTimeout(timer);
    await this.#atWork;
  }

  wakeLater(conversationId: string, ms: number): void {
    if (this.#isStopped) return;
    clearTimeout(this.#later.get(conversationId));
    const timer = setTimeout(() => {
      this.#later.delete(conversationId);
      this.#parts.wake(conversationId);
    }, ms).unref();
    this.#later.set(conversationId, timer);
  }

  failed(conversationId: string): void {
    const delay = Math.min((this.#delays.get(conversationId) ?? firstRetryMs / 2) * 2, longestRetryMs);
    this.#delays.set(conversationId, delay);
    this.wakeLater(conversationId, delay);
  }

  succeeded(conversationId: string): void {
    this.#delays.delete(conversationId);
  }

  async #look(): Promise<void> {
    for (const conversationId of await this.#parts.log.unfinished()) this.#parts.wake(conversationId);
  }

  async #renew(): Promise<void> {
    const inHand = this.#parts.inHand();
    if (inHand.length > 0) await this.#parts.log.renew(inHand);
  }

  /** One after the other: a slow database is not asked again before it has answered. */
  #repeat(ms: number, work: () => Promise<void>): void {
    const place = this.#timers.length;
    const next = (): void => {
      if (this.#isStopped) return;
      this.#timers[place] = setTimeout(() => {
        const run = work()
          .catch((error: unknown) =>
            this.#parts.logger.warn({ err: error }, 'the log could not be looked through'),
          )
          .finally(next);
        this.#atWork = Promise.all([this.#atWork, run]).then(() => undefined);
      }, ms).unref();
    };
    next();
  }
}
