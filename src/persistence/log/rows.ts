import type { LogEntry } from '../ports.ts';
import { entryId } from './entry-id.ts';

/** A row of the log as `columns` selects it; times in milliseconds since the epoch. */
export interface Row extends Pick<LogEntry, 'sequence' | 'direction' | 'status' | 'activity' | 'attempts'> {
  created: number;
  due: number | null;
}

/** What is read of an entry. `table`: the name or alias of `activity`. */
export const columns = (table: string): string =>
  `${table}.sequence, ${table}.direction, ${table}.status, ${table}.body as activity, ${table}.attempts,
    extract(epoch from ${table}.created_at)::float8 * 1000 as created,
    extract(epoch from ${table}.due_at)::float8 * 1000 as due`;

/** The same, of a part of a statement that has selected `columns`. */
export const fields = (table: string): string =>
  ['sequence', 'direction', 'status', 'activity', 'attempts', 'created', 'due']
    .map((name) => `${table}.${name}`)
    .join(', ');

export const toEntry = (conversationId: string, row: Row): LogEntry => ({
  id: entryId(conversationId, row.sequence),
  conversationId,
  sequence: row.sequence,
  direction: row.direction,
  status: row.status,
  activity: row.activity,
  attempts: row.attempts,
  createdAt: new Date(row.created),
  ...(row.due !== null && { dueAt: new Date(row.due) }),
});
