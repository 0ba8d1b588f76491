import type { Database, Sql } from '../database.ts';
import type { JobQueue } from '../jobs.ts';
import { toJson } from '../json.ts';
import {
  LeaseLost,
  UnknownConversation,
  VersionConflict,
  type Committed,
  type JsonObject,
  type LogEntry,
  type TurnCommit,
} from '../ports.ts';
import { toRecords } from '../session-records.ts';
import { commitStatement } from './commit-statement.ts';
import { entryId, parseEntryId } from './entry-id.ts';
import { isOnesOwnFault } from './faults.ts';
import { Gatherer } from './gatherer.ts';
import type { LeaseOptions } from './lease.ts';

interface Outcome {
  place: number;
  found: boolean;
  /** Nobody else works on the conversation, and what is to be marked handled was pending. */
  whole: boolean;
  passed: boolean;
  /** Sequence of the newest entry before those that the turn says. */
  before: number;
  /** When it was written, ISO 8601. */
  now: string;
}

/** A turn, and its new dialog state as JSON. */
interface Written {
  turn: TurnCommit;
  state: string | null;
}

/**
 * All of a turn's effect, or nothing. `state`: its new dialog state as JSON, null where there is none. Throws
 * `UnknownConversation`, `LeaseLost` and `VersionConflict`.
 */
export type Commit = (turn: TurnCommit, state: string | null) => Promise<Committed>;

export function createCommit(database: Database, jobs: JobQueue, { owner }: LeaseOptions): Commit {
  const write = async (sql: Sql, turns: Written[]): Promise<Outcome[]> => {
    const now = new Date().toISOString();
    const rows = await sql.query<Outcome>(
      commitStatement,
      [
        toJson(turns.map(({ turn }, place) => asRow(turn, place))),
        now,
        owner,
        turns.map(({ state }) => state),
      ],
      'commit',
    );
    return rows.sort((a, b) => a.place - b.place).map((row) => ({ ...row, now }));
  };
  const gatherer = new Gatherer<Written, Outcome>({
    keysOf: ({ turn }) => [turn.conversationId, ...(turn.state ? [turn.state.key] : [])],
    isOnesOwnFault,
    write: (turns) => write(database, turns),
  });

  return async (turn, state) => {
    if (turn.jobs.length === 0) return committed(turn, await gatherer.submit({ turn, state }));
    // Jobs are added by the queue's own statements: such a turn has a transaction of its own.
    await jobs.prepare(turn.jobs);
    return database.transaction(async (transaction) => {
      const [outcome] = await write(transaction, [{ turn, state }]);
      const done = committed(turn, outcome!);
      await jobs.insert(turn.jobs, transaction);
      return done;
    });
  };
}

function asRow({ conversationId, handled, outgoing, state, session }: TurnCommit, place: number): JsonObject {
  const records = session && toRecords(session.session, session.userId, session.changed);
  return {
    place,
    id: conversationId,
    handled: handled.flatMap((id) => parseEntryId(id)?.sequence ?? []),
    outgoing,
    reply_to: handled.at(-1) ?? null,
    ...(state && { key: state.key, version: state.version }),
    ...records,
  };
}

/** What the turn said, as the statement wrote it. */
function committed({ conversationId, handled, outgoing, state }: TurnCommit, outcome: Outcome): Committed {
  if (!outcome.found) throw new UnknownConversation(conversationId);
  if (!outcome.whole) throw new LeaseLost(conversationId);
  if (!outcome.passed) throw new VersionConflict(state?.key ?? conversationId);
  const { before, now } = outcome;
  const replyToId = handled.at(-1);
  const said = (JSON.parse(toJson(outgoing)) as JsonObject[]).map((activity, index): LogEntry => {
    const sequence = before + index + 1;
    const id = entryId(conversationId, sequence);
    return {
      id,
      conversationId,
      sequence,
      direction: 'out',
      status: 'pending',
      activity: { ...(replyToId !== undefined && { replyToId }), ...activity, id, timestamp: now },
      attempts: 0,
      createdAt: new Date(now),
    };
  });
  return { said, before };
}
