import { randomUUID } from 'node:crypto';
import type {
  Conversation,
  ConversationLog,
  JsonObject,
  LogEntry,
  Users,
} from '../../../persistence/ports.ts';
import type { Feed } from '../../feed.ts';
import { HttpError } from '../../http/errors.ts';
import type { Turns } from '../channel.ts';
import { isId, readActivity, readClientId } from './incoming.ts';
import { bot, channelId, render } from './render.ts';
import type { TokenClaims } from './tokens.ts';

/** Who comes back after this long is greeted with where they stand. */
const longQuietMs = 2 * 60 * 60 * 1_000;
/** Entries that are read, and sent, at a time. */
const pageSize = 200;

export interface Page {
  activities: JsonObject[];
  /** Sequence of the last entry that was read; what was asked for where there was none. */
  watermark: number;
  more: boolean;
}

interface Parts {
  log: ConversationLog;
  users: Users;
  feed: Feed;
  turns: Turns;
  /** Milliseconds since the epoch. */
  now?: () => number;
}

/** Direct Line's conversations, on the log that all channels share. */
export class Conversations {
  readonly #parts: Required<Parts>;

  constructor(parts: Parts) {
    this.#parts = { now: Date.now, ...parts };
  }

  /** Undefined too for a conversation of another channel. */
  async find(id: string): Promise<Conversation | undefined> {
    const conversation = isId(id) ? await this.#parts.log.find(id) : undefined;
    return conversation?.channel === 'direct-line' ? conversation : undefined;
  }

  /** The user who speaks there, where a token or the secret's holder said so. */
  userOf({ reference }: Conversation): string | undefined {
    return typeof reference['user'] === 'string' ? reference['user'] : undefined;
  }

  /**
   * Opens the conversation and tells the bot of it. Again it changes nothing, unless nobody was there for long: then the
   * bot is told that they are back. `isNew`: it was the first time.
   */
  async open(claims: TokenClaims, locale: string | undefined): Promise<{ isNew: boolean }> {
    const { log, users, turns } = this.#parts;
    const { conversation: id, user } = claims;
    const isKnown = (await log.find(id)) !== undefined;
    if (!isKnown) {
      // Who speaks without a name is somebody else in each conversation.
      const userId = await users.resolve('direct-line', user ?? `conversation:${id}`);
      const reference = user === undefined ? {} : { user };
      await log.open({ id, channel: 'direct-line', userId, reference, ...(locale && { locale }) });
    }
    const arrival = {
      type: 'conversationUpdate',
      channelId,
      conversation: { id },
      from: { id: user ?? `${id}|user`, role: 'user' },
      recipient: bot,
      membersAdded: [{ id: user ?? `${id}|user` }, { id: bot.id, name: bot.name }],
      ...(locale && { locale }),
    };
    const quietSince = isKnown ? await this.#quietSince(id) : undefined;
    const accepted = await log.accept(id, arrival, quietSince === undefined ? 'start' : `back/${quietSince}`);
    turns.wake(id, accepted);
    return { isNew: !isKnown && !accepted.duplicate };
  }

  /** The newest sequence of a conversation in which nothing happened for long; undefined where something did. */
  async #quietSince(id: string): Promise<number | undefined> {
    const { log, now } = this.#parts;
    const newest = (await log.newest([id])).get(id) ?? 0;
    const [last] = await log.read(id, newest - 1, 1);
    return last && now() - last.createdAt.getTime() > longQuietMs ? newest : undefined;
  }

  /** Takes what a client posted; returns the activity's id. Throws 400. */
  async post(
    conversation: Conversation,
    body: JsonObject,
    user: string | undefined,
  ): Promise<{ id: string }> {
    const { log, turns } = this.#parts;
    const activity = readActivity(body, conversation, user);
    if (activity['type'] === 'typing') return { id: `${conversation.id}|${randomUUID()}` };
    const accepted = await log.accept(conversation.id, activity, readClientId(body));
    this.publish(accepted.entry);
    turns.wake(conversation.id, accepted);
    return { id: accepted.entry.id };
  }

  /** To whoever is watching now. */
  publish(entry: LogEntry): void {
    const activity = render(entry);
    if (activity) this.#parts.feed.publish(entry.conversationId, { activity, sequence: entry.sequence });
  }

  /** What comes after `watermark`, a page of it. */
  async read(conversationId: string, watermark: number): Promise<Page> {
    const entries = await this.#parts.log.read(conversationId, watermark, pageSize);
    return {
      activities: entries.map(render).filter((activity) => activity !== undefined),
      watermark: entries.at(-1)?.sequence ?? watermark,
      more: entries.length === pageSize,
    };
  }
}

/** The watermark of a request: 0 where it is empty. Throws 400. */
export function readWatermark(query: URLSearchParams): number {
  const given = query.get('watermark') ?? '';
  if (given === '' || given === '-') return 0;
  if (!/^\d{1,9}$/.test(given)) throw new HttpError(400, 'BadArgument', 'the watermark is not one of ours');
  return Number(given);
}
