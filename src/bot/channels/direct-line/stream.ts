import type { WebSocket } from 'ws';
import type { Logger } from '../../../logger.ts';
import type { JsonObject } from '../../../persistence/ports.ts';
import type { Delivery, Feed } from '../../feed.ts';
import type { Conversations } from './conversations.ts';

/** A client that lets so many deliveries pile up does not read: it is cut off, and finds all in the log later. */
const mostWaiting = 500;

interface Parts {
  conversations: Conversations;
  feed: Feed;
  logger: Logger;
}

/**
 * Sends a conversation to one socket: what is in the log after the watermark, then what comes, each entry once and in
 * the order of the log. What the feed brings in another order, or not at all, is read from the log.
 */
export class Stream {
  readonly #socket: WebSocket;
  readonly #conversationId: string;
  readonly #parts: Parts;
  #unsubscribe: () => void = () => undefined;
  /** Sequence of the last entry that was sent or is for nobody's eyes. */
  #watermark: number;
  #waiting = 0;
  #tail: Promise<void> = Promise.resolve();

  constructor(socket: WebSocket, conversationId: string, watermark: number, parts: Parts) {
    this.#socket = socket;
    this.#conversationId = conversationId;
    this.#watermark = watermark;
    this.#parts = parts;
  }

  start(): void {
    // First listen, then read: nothing can come to pass in between.
    this.#unsubscribe = this.#parts.feed.subscribe(this.#conversationId, (delivery) =>
      this.#enqueue(() => this.#deliver(delivery)),
    );
    this.#socket.on('close', () => this.#unsubscribe());
    this.#enqueue(() => this.#catchUp());
  }

  #enqueue(work: () => Promise<void>): void {
    if (++this.#waiting > mostWaiting) {
      this.#parts.logger.warn('a client does not read its stream and is cut off');
      this.#end();
      return;
    }
    this.#tail = this.#tail
      .then(() => (this.#socket.readyState === this.#socket.OPEN ? work() : undefined))
      .catch((error: unknown) => {
        this.#parts.logger.warn({ err: error }, 'a stream broke off');
        this.#end();
      })
      .finally(() => this.#waiting--);
  }

  #end(): void {
    this.#unsubscribe();
    this.#socket.terminate();
  }

  async #deliver({ activity, sequence }: Delivery): Promise<void> {
    if (sequence === undefined) return activity && this.#send([activity]);
    if (sequence <= this.#watermark) return;
    if (!activity || sequence > this.#watermark + 1) return this.#catchUp();
    this.#watermark = sequence;
    await this.#send([activity]);
  }

  async #catchUp(): Promise<void> {
    for (let more = true; more;) {
      const page = await this.#parts.conversations.read(this.#conversationId, this.#watermark);
      this.#watermark = page.watermark;
      if (page.activities.length > 0) await this.#send(page.activities);
      more = page.more;
    }
  }

  /** Resolves when the socket has taken it. */
  #send(activities: JsonObject[]): Promise<void> {
    const frame = JSON.stringify({ activities, watermark: String(this.#watermark) });
    return new Promise((resolve, reject) =>
      this.#socket.send(frame, (error) => (error ? reject(error) : resolve())),
    );
  }
}
