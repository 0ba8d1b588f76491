import type { AgentName, AgentResult } from '../coaching/brief.ts';
import type { Logger } from '../logger.ts';
import type { Results } from './state.ts';

export type OnFinished = (agent: AgentName, result: AgentResult) => Promise<void> | void;

/** What belongs to one run in this process, and is no part of its state. */
export class Run {
  /** Aborted when the time for all agents is over. */
  readonly over: AbortSignal;
  readonly #timer: NodeJS.Timeout;
  readonly #onFinished: OnFinished | undefined;
  readonly #logger: Logger;
  #told: Promise<void> = Promise.resolve();

  /** `milliseconds`: for all agents together. */
  constructor(milliseconds: number, onFinished: OnFinished | undefined, logger: Logger) {
    const clock = new AbortController();
    this.over = clock.signal;
    this.#timer = setTimeout(() => clock.abort(), milliseconds);
    this.#onFinished = onFinished;
    this.#logger = logger;
  }

  /** Tells of results, one after another. What the listener throws is logged, and changes nothing. */
  tell(results: Results): void {
    for (const [agent, result] of Object.entries(results) as [AgentName, AgentResult][]) {
      this.#told = this.#told
        .then(() => this.#onFinished?.(agent, result))
        .catch((error: unknown) =>
          this.#logger.error({ agent, err: error }, 'progress could not be reported'),
        );
    }
  }

  /** Resolves when everything was told. */
  async told(): Promise<void> {
    await this.#told;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
