import type { Channel, DeliveryError } from '../../../src/bot/channels/channel.ts';
import type { Conversation, LogEntry } from '../../../src/persistence/ports.ts';

/** A channel that keeps what it is given, and refuses what it is told to. */
export class Recorder implements Channel {
  readonly name = 'direct-line';
  readonly capabilities = { textLength: 1_000, buttons: 3, typing: true };
  readonly sent: string[] = [];
  /** The next messages are refused by these, one each. */
  refusals: DeliveryError[] = [];
  #heard: (() => void)[] = [];

  send(_conversation: Conversation, entry: LogEntry): Promise<void> {
    const refusal = this.refusals.shift();
    if (refusal) return Promise.reject(refusal);
    this.sent.push(String(entry.activity['text']));
    for (const heard of this.#heard) heard();
    return Promise.resolve();
  }

  typing(): Promise<void> {
    return Promise.resolve();
  }

  async untilSent(count: number): Promise<void> {
    while (this.sent.length < count) await new Promise<void>((resolve) => this.#heard.push(resolve));
  }

  /** Waits for one that fits. */
  async until(fits: RegExp): Promise<void> {
    while (!this.sent.some((text) => fits.test(text)))
      await new Promise<void>((resolve) => this.#heard.push(resolve));
  }
}
