import type { Accepted, ChannelName, Conversation, LogEntry } from '../../persistence/ports.ts';

/** What a channel can show; what does not fit is split or moved by its own renderer. */
export interface Capabilities {
  /** Most characters of one text. */
  textLength: number;
  /** Most buttons under one message. */
  buttons: number;
  typing: boolean;
}

/** A channel refused a message. `retryable`: trying the same message again later may help. */
export class DeliveryError extends Error {
  readonly code = 'DELIVERY_FAILED';
  readonly retryable: boolean;
  /** The channel itself says how long to wait at least. */
  readonly retryAfterMs: number | undefined;
  constructor(message: string, retryable: boolean, options?: ErrorOptions & { retryAfterMs?: number }) {
    super(message, options);
    this.retryable = retryable;
    this.retryAfterMs = options?.retryAfterMs;
  }
}

/** How messages of one kind of chat leave. What comes in, each channel writes to the log and wakes the turns. */
export interface Channel {
  readonly name: ChannelName;
  readonly capabilities: Capabilities;
  /** Delivers one entry of the log. Throws `DeliveryError`. */
  send(conversation: Conversation, entry: LogEntry): Promise<void>;
  /** Shows that an answer is being made. Never throws. */
  typing(conversation: Conversation): Promise<void>;
}

/** What a channel calls when it has written something to the log. */
export interface Turns {
  /**
   * There is something new in this conversation's log: a turn will run. Returns at once. `accepted`: what the log said
   * of the entry that is new; without it, the log is read.
   */
  wake(conversationId: string, accepted?: Accepted): void;
}
