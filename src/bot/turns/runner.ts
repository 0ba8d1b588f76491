import type { Dialogs, TurnEffect } from '../../dialogs/engine.ts';
import {
  LeaseLost,
  UnknownConversation,
  VersionConflict,
  type Accepted,
  type ChannelName,
  type Conversation,
  type ConversationLog,
  type LogEntry,
} from '../../persistence/ports.ts';
import type { Logger } from '../../logger.ts';
import type { Channel, Turns } from '../channels/channel.ts';
import { deliver } from './delivery.ts';
import { Finished } from './finished.ts';
import { passUnharmed, type PassPoint } from './fault-points.ts';
import { Hand } from './hand.ts';
import { Watch } from './watch.ts';

/** A turn whose state was changed meanwhile is run again, this many times at most. */
const mostAttempts = 5;
/** While an answer is being made, the sign of it is given again this often. */
const typingMs = 4_000;

export interface RunnerParts {
  log: ConversationLog;
  dialogs: Dialogs;
  channels: ReadonlyMap<ChannelName, Channel>;
  logger: Logger;
  pass?: PassPoint;
  /** Milliseconds since the epoch. */
  now?: () => number;
}

/**
 * Runs the turns: one at a time in a conversation, in the order of its log, in whichever process has its lease.
 * Whatever the log says is left to do there is done, so that it is enough to wake a conversation once after anything
 * was written.
 */
export class TurnRunner implements Turns {
  readonly #parts: Required<RunnerParts>;
  readonly #hands = new Map<string, { hand: Hand; done: Promise<void> }>();
  readonly #watch: Watch;
  readonly #finished = new Finished();
  #isStopping = false;

  constructor(parts: RunnerParts) {
    this.#parts = { pass: passUnharmed, now: Date.now, ...parts };
    this.#watch = new Watch({
      log: parts.log,
      logger: parts.logger,
      inHand: () => [...this.#hands.keys()],
      wake: (conversationId) => this.wake(conversationId),
    });
  }

  wake(conversationId: string, accepted?: Accepted): void {
    if (accepted) this.#parts.pass('accepted');
    // Who has the lease sees what came in before giving it back.
    if (this.#isStopping || accepted?.held === false) return;
    const known = this.#hands.get(conversationId);
    if (known) {
      known.hand.hear(accepted?.entry);
      return;
    }
    const hand = accepted ? this.#handOf(accepted) : Hand.unread(conversationId);
    const entry = { hand, done: Promise.resolve() };
    this.#hands.set(conversationId, entry);
    entry.done = this.#see(hand, accepted !== undefined);
  }

  /**
   * An entry that waited for the lease to be given back does not see what was noted along with it, and takes it for
   * left undone: where it follows what this process has finished, nothing is.
   */
  #handOf({ entry, backlog }: Accepted): Hand {
    return Hand.of(entry, backlog && !this.#finished.isUpTo(entry.conversationId, entry.sequence - 1));
  }

  /** Does what was left undone, and from now on what other processes leave undone. */
  async recover(): Promise<void> {
    await this.#watch.start();
  }

  /** Lets the turns at work end; what is left is in the log. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#watch.stop();
    await Promise.all([...this.#hands.values()].map(({ done }) => done));
  }

  /** Sees to a conversation until nothing is left to do there, and gives its lease back. Never rejects. */
  async #see(hand: Hand, hasLease: boolean): Promise<void> {
    const { conversationId } = hand;
    const { log, logger } = this.#parts;
    try {
      const conversation = await log.find(conversationId);
      if (!conversation) throw new UnknownConversation(conversationId);
      if (!hasLease) {
        const backlog = await log.claim(conversationId);
        if (!backlog) return;
        hand.read(backlog);
      }
      while (!(await this.#step(conversation, hand)));
      this.#watch.succeeded(conversationId);
    } catch (error) {
      if (error instanceof LeaseLost || error instanceof UnknownConversation) {
        logger.info({ conversationId, code: error.code }, 'a conversation is not in these hands any more');
      } else {
        logger.error({ err: error, conversationId }, 'a turn could not be finished; it will be tried again');
        this.#watch.failed(conversationId);
      }
    } finally {
      this.#hands.delete(conversationId);
    }
  }

  /** One turn, if there is one to run, and the delivery of what is to be delivered. True when all is done. */
  async #step(conversation: Conversation, hand: Hand): Promise<boolean> {
    const { log, pass, logger, now } = this.#parts;
    if (hand.isBehind) hand.read(await log.backlog(hand.conversationId));
    if (hand.pending.length > 0 && !this.#isStopping) await this.#turn(conversation, hand);
    const { undelivered } = hand;
    hand.undelivered = [];
    const channel = this.#channel(conversation);
    const { fates, nextAt } = await deliver(conversation, undelivered, { channel, pass, logger, now });
    if (nextAt) this.#watch.wakeLater(hand.conversationId, nextAt.getTime() - now());
    const isDone = hand.isIdle || this.#isStopping;
    const isReleased = await log.settle(hand.conversationId, fates, isDone ? hand.known : undefined);
    pass('settled');
    if (isReleased && !nextAt) this.#finished.note(hand.conversationId, hand.known);
    // What came in meanwhile has mostly been heard of by now; else the log is to be read.
    if (isDone && !isReleased && hand.isIdle) hand.isBehind = true;
    return this.#isStopping || (isReleased && hand.isIdle);
  }

  async #turn(conversation: Conversation, hand: Hand): Promise<void> {
    const { log, pass } = this.#parts;
    const channel = this.#channel(conversation);
    void channel.typing(conversation);
    const typing = setInterval(() => void channel.typing(conversation), typingMs);
    try {
      for (let attempt = 1; ; attempt++) {
        pass('begun');
        const { taken, ...effect } = await this.#effect(conversation, hand.pending);
        pass('answered');
        const handled = hand.pending.slice(0, taken).map(({ id }) => id);
        try {
          const { said, before } = await log.commit({ conversationId: conversation.id, handled, ...effect });
          pass('committed');
          hand.turned(taken, said, before);
          return;
        } catch (error) {
          if (!(error instanceof VersionConflict) || attempt === mostAttempts) throw error;
        }
      }
    } finally {
      clearInterval(typing);
    }
  }

  /** A fault in the dialogs costs the owner an apology, never an answer. */
  async #effect(conversation: Conversation, pending: readonly LogEntry[]): Promise<TurnEffect> {
    const { dialogs, logger } = this.#parts;
    try {
      return await dialogs.run(
        conversation,
        pending.map(({ activity }) => activity),
      );
    } catch (error) {
      logger.error({ err: error, entryId: pending[0]?.id }, 'the dialogs failed on a message');
      return dialogs.apologise(conversation);
    }
  }

  #channel({ channel }: Conversation): Channel {
    const found = this.#parts.channels.get(channel);
    if (!found) throw new Error(`the channel ${channel} is not served here`);
    return found;
  }
}
