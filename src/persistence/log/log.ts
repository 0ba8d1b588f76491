import type { Database } from '../database.ts';
import type { JobQueue } from '../jobs.ts';
import { toJson } from '../json.ts';
import { VersionConflict, type ConversationLog } from '../ports.ts';
import type { CachedStates } from '../states.ts';
import { createAccept } from './accept.ts';
import { createCommit } from './commit.ts';
import { createConversations } from './conversations.ts';
import { renew, take, type LeaseOptions } from './lease.ts';
import { columns, toEntry, type Row } from './rows.ts';
import { createSettle } from './settle.ts';

/** Most conversations that one look for unfinished ones brings. */
const mostUnfinished = 500;

export function createLog(
  database: Database,
  states: CachedStates,
  jobs: JobQueue,
  lease: LeaseOptions,
): ConversationLog {
  const commit = createCommit(database, jobs, lease);
  const settle = createSettle(database, lease);

  const entries = async (conversationId: string, condition: string, values: unknown[] = []) => {
    const rows = await database.query<Row>(
      `select ${columns('activity')} from activity where conversation_id = $1 and ${condition}`,
      [conversationId, ...values],
    );
    return rows.map((row) => toEntry(conversationId, row));
  };

  const newest = async (conversationIds: string[]) => {
    const rows = await database.query<{ id: string; sequence: number }>(
      'select id, last_sequence as sequence from conversation where id = any($1::text[])',
      [conversationIds],
      'newest',
    );
    return new Map(rows.map(({ id, sequence }) => [id, sequence]));
  };

  return {
    leaseSeconds: lease.seconds,
    newest,
    ...createConversations(database),
    accept: createAccept(database, lease),
    settle,

    read: (conversationId, afterSequence, limit) =>
      entries(conversationId, 'sequence > $2 order by sequence limit $3', [afterSequence, limit ?? null]),

    async claim(conversationId) {
      return (await take(database, lease, conversationId)) ? this.backlog(conversationId) : undefined;
    },

    async backlog(conversationId) {
      // First the number, then the entries: what comes in between is then read, or newer than what is known.
      const known = (await newest([conversationId])).get(conversationId) ?? 0;
      const pending = await entries(conversationId, `status = 'pending' order by sequence`);
      return {
        pending: pending.filter(({ direction }) => direction === 'in'),
        undelivered: pending.filter(({ direction }) => direction === 'out'),
        known: Math.max(known, pending.at(-1)?.sequence ?? 0),
      };
    },

    async commit(turn) {
      const { state } = turn;
      const json = state ? toJson(state.body) : null;
      const committed = await commit(turn, json).catch(async (error: unknown) => {
        if (error instanceof VersionConflict && state) await states.forget(state.key);
        throw error;
      });
      jobs.wake(turn.jobs);
      if (state) await states.remember(state.key, state.version + 1, json!);
      return committed;
    },

    renew: (conversationIds) => renew(database, lease, conversationIds),

    async unfinished() {
      const rows = await database.query<{ id: string }>(
        `select distinct c.id from activity a join conversation c on c.id = a.conversation_id
         where a.status = 'pending' and (a.due_at is null or a.due_at <= now())
           and (c.lease_owner is null or c.lease_until < now())
         limit $1`,
        [mostUnfinished],
        'unfinished',
      );
      return rows.map(({ id }) => id);
    },
  };
}
