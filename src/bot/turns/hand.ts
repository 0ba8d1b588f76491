import type { Backlog, LogEntry } from '../../persistence/ports.ts';

/**
 * A conversation whose lease this process has: what it knows to be left to do there. What it is told and what it reads
 * may come in any order; by their sequence nothing is taken twice, and a gap means that the log is to be read.
 */
export class Hand {
  readonly conversationId: string;
  /** Incoming entries to be answered, in order. */
  readonly pending: LogEntry[] = [];
  /** Outgoing entries to be delivered, in order. */
  undelivered: LogEntry[] = [];
  /** Sequence up to which everything is known. */
  known: number;
  /** There is more in the log than is known here. */
  isBehind: boolean;

  private constructor(conversationId: string, known: number, isBehind: boolean) {
    this.conversationId = conversationId;
    this.known = known;
    this.isBehind = isBehind;
  }

  /** By an entry with which the lease was taken. `isBehind`: something before it is left to do. */
  static of(entry: LogEntry, isBehind: boolean): Hand {
    const hand = new Hand(entry.conversationId, entry.sequence, isBehind);
    if (!isBehind) hand.pending.push(entry);
    return hand;
  }

  /** Of a conversation about which nothing is known yet. */
  static unread(conversationId: string): Hand {
    return new Hand(conversationId, 0, true);
  }

  get isIdle(): boolean {
    return this.pending.length === 0 && !this.isBehind;
  }

  /** Takes what is left to do from the log. */
  read({ pending, undelivered, known }: Backlog): void {
    this.pending.splice(0, Infinity, ...pending);
    this.undelivered = undelivered;
    this.known = known;
    this.isBehind = false;
  }

  /** Something came in. Without an entry: nobody knows what. */
  hear(entry: LogEntry | undefined): void {
    if (entry && entry.sequence <= this.known) return;
    if (entry && entry.sequence === this.known + 1 && !this.isBehind) {
      this.pending.push(entry);
      this.known = entry.sequence;
    } else {
      this.isBehind = true;
    }
  }

  /** A turn answered the first `taken` entries, and said something after the entry `before`. */
  turned(taken: number, said: readonly LogEntry[], before: number): void {
    this.pending.splice(0, taken);
    if (before > this.known) this.isBehind = true;
    this.undelivered.push(...said);
    this.known = before + said.length;
  }
}
