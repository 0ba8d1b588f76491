type Work = (this: Action, state?: unknown) => void;

interface Timer {
  at: number;
  delay: number;
  run: () => void;
}

/**
 * A scheduler, as RxJS has it, on which time passes when the test says so: what is to happen at once does, what is to
 * happen later is held.
 */
export class HeldClock {
  #now = Date.now();
  readonly #held = new Set<Timer>();
  readonly #waiting = new Map<number, () => void>();

  now(): number {
    return this.#now;
  }

  schedule(work: Work, delay = 0, state?: unknown): Action {
    return new Action(this, work).schedule(state, delay);
  }

  set(run: () => void, delay: number): () => void {
    if (delay <= 0) {
      const immediate = setImmediate(run);
      return () => clearImmediate(immediate);
    }
    const timer = { at: this.#now + delay, delay, run };
    this.#held.add(timer);
    this.#waiting.get(delay)?.();
    return () => this.#held.delete(timer);
  }

  /** Resolves when something is held for this many milliseconds. */
  holds(delay: number): Promise<void> {
    return new Promise((resolve) => {
      if ([...this.#held].some((timer) => timer.delay === delay)) resolve();
      else this.#waiting.set(delay, resolve);
    });
  }

  advance(ms: number): void {
    this.#now += ms;
    for (const timer of [...this.#held].sort((a, b) => a.at - b.at)) {
      if (timer.at > this.#now || !this.#held.delete(timer)) continue;
      timer.run();
    }
  }
}

class Action {
  closed = false;
  readonly #clock: HeldClock;
  readonly #work: Work;
  #clear: () => void = () => undefined;

  constructor(clock: HeldClock, work: Work) {
    this.#clock = clock;
    this.#work = work;
  }

  schedule(state?: unknown, delay = 0): this {
    if (!this.closed) this.#clear = this.#clock.set(() => this.#run(state), delay);
    return this;
  }

  unsubscribe(): void {
    this.closed = true;
    this.#clear();
  }

  #run(state: unknown): void {
    if (!this.closed) this.#work.call(this, state);
  }
}
