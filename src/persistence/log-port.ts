import type { Session } from '../coaching/session.ts';
import type { StageName } from '../coaching/stages.ts';
import type { JsonObject } from './json-value.ts';

export const channelNames = ['direct-line', 'whatsapp', 'teams'] as const;
export type ChannelName = (typeof channelNames)[number];

export interface Conversation {
  /** Ours and unguessable; also the Direct Line conversation id. */
  id: string;
  channel: ChannelName;
  /** UUID of the user who owns it. */
  userId: string;
  locale?: string;
  /** What the channel needs to reach this conversation again. */
  reference: JsonObject;
}

export const activityStatuses = ['pending', 'handled', 'sent', 'failed'] as const;
export type ActivityStatus = (typeof activityStatuses)[number];

/** One line of the conversation log: something said by the owner (`in`) or by Griot (`out`). */
export interface LogEntry {
  /** `<conversation id>|<sequence, seven digits>`: also the activity's own id. */
  id: string;
  conversationId: string;
  /** 1, 2, 3… within the conversation: the order of turns, and the Direct Line watermark. */
  sequence: number;
  direction: 'in' | 'out';
  status: ActivityStatus;
  activity: JsonObject;
  /** Tries to deliver it that failed so far. */
  attempts: number;
  createdAt: Date;
  /** Of an outgoing entry that could not be delivered: when it is to be tried again. */
  dueAt?: Date;
}

/** An incoming entry as it was written. */
export interface Accepted {
  entry: LogEntry;
  /** It was there already. */
  duplicate: boolean;
  /** This process has the conversation's lease: it is the one to run the turn. */
  held: boolean;
  /** Something before the entry is left to do: it is to be read from the log. */
  backlog: boolean;
}

/** What is left to do in a conversation, in the order of its log. */
export interface Backlog {
  /** Incoming entries that no turn has handled yet. */
  pending: LogEntry[];
  /** Outgoing entries that were not delivered yet. */
  undelivered: LogEntry[];
  /** Sequence up to which this is all there is. */
  known: number;
}

/** What became of an outgoing entry. `postponed`: it stays pending, and is due again later. */
export type Fate = { entryId: string } & (
  | { status: 'sent' }
  | { status: 'failed'; reason: string }
  | { status: 'postponed'; reason: string; attempts: number; dueAt: Date }
);

export interface JobRequest {
  name: string;
  /** A second job of this key, while the first is not done, is not added. */
  key: string;
  payload: JsonObject;
  /** Seconds before which it is not begun; absent: it is begun at once. */
  after?: number;
}

/** The effect of a turn, written in one transaction or not at all. */
export interface TurnCommit {
  conversationId: string;
  /** Ids of the incoming entries that this turn answered. */
  handled: string[];
  outgoing: JsonObject[];
  /** Dialog state to write, if it changed. `version` is the one that was read; 0 for a new one. */
  state?: { key: string; version: number; body: JsonObject };
  /** The session to project onto its records, if it changed. `changed`: the stages of which that has to be done. */
  session?: { userId: string; session: Session; changed: StageName[] };
  jobs: JobRequest[];
}

/** What a turn said, as it stands in the log. */
export interface Committed {
  /** Outgoing entries, in order, status `pending`. */
  said: LogEntry[];
  /** Sequence of the newest entry before them: more than what the process knows of means that something came in. */
  before: number;
}

/** There is no such conversation, or it was erased meanwhile. */
export class UnknownConversation extends Error {
  readonly code = 'UNKNOWN_CONVERSATION';
  readonly retryable = false;
  constructor(conversationId: string) {
    super(`there is no conversation ${conversationId}`);
  }
}

/** Another process works on the conversation, or has answered these messages: this turn is void. */
export class LeaseLost extends Error {
  readonly code = 'LEASE_LOST';
  readonly retryable = false;
  constructor(conversationId: string) {
    super(`another process works on the conversation ${conversationId}`);
  }
}

/** A second writer was faster: the turn is to be run again from what is stored now. */
export class VersionConflict extends Error {
  readonly code = 'VERSION_CONFLICT';
  readonly retryable = true;
  constructor(key: string) {
    super(`the state ${key} was changed meanwhile`);
  }
}

export interface ConversationLog {
  /** How long a process may be silent before another takes over what it had in hand. */
  readonly leaseSeconds: number;
  /** Creates the conversation, or returns the one that is there. */
  open(conversation: Conversation): Promise<Conversation>;
  find(conversationId: string): Promise<Conversation | undefined>;
  /**
   * Writes an incoming activity with status `pending`, and takes the conversation's lease where nobody has it.
   * `channelId` is the channel's own id of it: a second delivery returns the first entry, with `duplicate`.
   */
  accept(conversationId: string, activity: JsonObject, channelId: string): Promise<Accepted>;
  /** Entries after `sequence`, in order, both directions. */
  read(conversationId: string, afterSequence: number, limit?: number): Promise<LogEntry[]>;
  /** Takes the lease and reads what is left to do; undefined where another process has it. */
  claim(conversationId: string): Promise<Backlog | undefined>;
  /** What is left to do in a conversation whose lease this process has. */
  backlog(conversationId: string): Promise<Backlog>;
  /** Prolongs the leases of conversations in hand. */
  renew(conversationIds: string[]): Promise<void>;
  /** One transaction. Throws `VersionConflict` and `LeaseLost`, and then nothing was written. */
  commit(turn: TurnCommit): Promise<Committed>;
  /**
   * Notes what became of outgoing entries. With `known`, the newest sequence that this process has seen, it gives the
   * lease back too: true where it did, false where the log holds something newer, to be seen to first.
   */
  settle(conversationId: string, fates: Fate[], known?: number): Promise<boolean>;
  /** Conversations with something due in either direction that no process works on. */
  unfinished(): Promise<string[]>;
  /** The newest sequence of each conversation. */
  newest(conversationIds: string[]): Promise<Map<string, number>>;
}
