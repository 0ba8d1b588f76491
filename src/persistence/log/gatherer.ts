/** One thing to be written, with who waits for it. */
interface Waiting<Op, Outcome> {
  op: Op;
  keys: readonly string[];
  resolve: (outcome: Outcome) => void;
  reject: (error: unknown) => void;
}

export interface GathererOptions<Op, Outcome> {
  /** What an operation touches: two that share a key are never in one statement, and run in the order they came. */
  keysOf: (op: Op) => readonly string[];
  /** Writes all of them in one transaction, or throws and has written none. One outcome for each, in order. */
  write: (ops: Op[]) => Promise<Outcome[]>;
  /** Whether one bad operation may have failed its neighbours: then each is written by itself. */
  isOnesOwnFault: (error: unknown) => boolean;
}

/** Most operations of one statement. */
const most = 64;

/**
 * A durable writer that gathers, one statement at a time: what is asked for while a statement is under way goes into the next one, so that
 * the cost of a round trip and of a commit is shared the more the busier it gets, and nobody waits for company.
 */
export class Gatherer<Op, Outcome> {
  readonly #options: GathererOptions<Op, Outcome>;
  readonly #waiting: Waiting<Op, Outcome>[] = [];
  #isWriting = false;
  #isPlanned = false;

  constructor(options: GathererOptions<Op, Outcome>) {
    this.#options = options;
  }

  /** Resolves when it is committed; rejects as `write` does. */
  submit(op: Op): Promise<Outcome> {
    const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
    this.#waiting.push({ op, keys: this.#options.keysOf(op), resolve, reject });
    this.#plan();
    return promise;
  }

  /** At the end of this tick, so that what comes within it goes together. */
  #plan(): void {
    if (this.#isPlanned || this.#isWriting) return;
    this.#isPlanned = true;
    setImmediate(() => {
      this.#isPlanned = false;
      const batch = this.#take();
      if (batch.length > 0) void this.#write(batch);
    });
  }

  #take(): Waiting<Op, Outcome>[] {
    const batch: Waiting<Op, Outcome>[] = [];
    // Of what shares a key one is taken, and nothing that comes after it overtakes it.
    const taken = new Set<string>();
    for (let index = 0; index < this.#waiting.length && batch.length < most;) {
      const next = this.#waiting[index]!;
      const isFree = next.keys.every((key) => !taken.has(key));
      for (const key of next.keys) taken.add(key);
      if (isFree) batch.push(...this.#waiting.splice(index, 1));
      else index++;
    }
    return batch;
  }

  async #write(batch: Waiting<Op, Outcome>[]): Promise<void> {
    this.#isWriting = true;
    try {
      const outcomes = await this.#options.write(batch.map(({ op }) => op));
      batch.forEach(({ resolve }, index) => resolve(outcomes[index]!));
    } catch (error) {
      if (batch.length > 1 && this.#options.isOnesOwnFault(error)) await this.#writeEach(batch);
      else for (const { reject } of batch) reject(error);
    } finally {
      this.#isWriting = false;
      if (this.#waiting.length > 0) this.#plan();
    }
  }

  async #writeEach(batch: Waiting<Op, Outcome>[]): Promise<void> {
    for (const { op, resolve, reject } of batch) {
      try {
        const [outcome] = await this.#options.write([op]);
        resolve(outcome!);
      } catch (error) {
        reject(error);
      }
    }
  }
}
