import type { Brief } from '../coaching/brief.ts';
import type { Session } from '../coaching/session.ts';
import type { CheckpointPool } from './checkpoint-pool.ts';
import type { JsonObject } from './json-value.ts';
import type { ChannelName, ConversationLog, JobRequest } from './log-port.ts';

export * from './json-value.ts';
export * from './log-port.ts';

export interface StoredState {
  version: number;
  body: JsonObject;
}

/** Dialog state by key, each write checked against the version that was read. Turns write theirs by their commit. */
export interface DialogStore {
  read(key: string): Promise<StoredState | undefined>;
  /** Writes over `version`, the one that was read; 0: there is none yet. Throws `VersionConflict`. */
  write(key: string, version: number, body: JsonObject): Promise<void>;
  delete(key: string): Promise<void>;
}

/** Short-lived copies: losing all of them changes nothing but speed. Never throws; a lost cache is a miss. */
export interface Cache {
  /** `prolong`: how many seconds it lives from now, where it is there. */
  get(key: string, prolong?: number): Promise<string | undefined>;
  /** `seconds`: how long it lives from now. */
  set(key: string, value: string, seconds: number): Promise<void>;
  delete(key: string): Promise<void>;
  close(): Promise<void>;
}

/** Words between the processes on one database. One that is lost changes nothing but speed. */
export interface Bus {
  /** Tells the other processes. */
  publish(topic: string, message: string): void;
  /** Hears what other processes tell. Returns the way to end it. */
  subscribe(topic: string, listener: (message: string) => void): () => void;
  close(): Promise<void>;
}

export interface StoredFile {
  path: string;
  /** e.g. `image/svg+xml`. */
  type: string;
  bytes: Uint8Array;
}

/** The virtual file system: paths are `<brief id>/<name>`. */
export interface Files {
  write(file: StoredFile): Promise<void>;
  read(path: string): Promise<StoredFile | undefined>;
  /** Paths that begin with `prefix`, sorted. */
  list(prefix: string): Promise<string[]>;
  delete(prefix: string): Promise<number>;
}

export interface Users {
  /** The user behind a channel's own user id; made on first sight. Returns the UUID. */
  resolve(channel: ChannelName, channelUserId: string): Promise<string>;
}

export interface Sessions {
  /** The newest session of a user. */
  latest(userId: string): Promise<Session | undefined>;
  find(sessionId: string): Promise<{ userId: string; session: Session } | undefined>;
}

export interface Briefs {
  /** Writes the brief and its link token; a second save of the same id replaces the content, never the token. */
  save(brief: Brief, token: string): Promise<void>;
  findByToken(token: string): Promise<Brief | undefined>;
  find(briefId: string): Promise<{ brief: Brief; token: string } | undefined>;
}

export interface Jobs {
  /** Adds a job outside a turn; turns add theirs by `TurnCommit.jobs`. */
  add(job: JobRequest): Promise<void>;
  /** Runs `work` for each job of this name, at least once each; a throw lets it be tried again. */
  handle(name: string, work: (payload: JsonObject, key: string) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** All that is kept, as `openStore` gives it. */
export interface Store {
  log: ConversationLog;
  states: DialogStore;
  users: Users;
  sessions: Sessions;
  briefs: Briefs;
  files: Files;
  jobs: Jobs;
  cache: Cache;
  /** The database as the checkpoints of the agents' graph want it. */
  checkpoints: CheckpointPool;
  /** Absent without Redis. */
  bus?: Bus;
  /** Other processes may be on the same database. */
  isShared: boolean;
  /** e.g. `PGlite in ./data` or `PostgreSQL`, and `in-process cache` or `Redis`: for the start-up line. */
  description: { database: string; cache: string };
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
