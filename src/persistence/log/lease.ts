import type { Sql } from '../database.ts';

/**
 * A lease says which process works on a conversation: one at a time. It is taken with a message that comes in, or by
 * `claim`; renewed while the work goes on; given back when nothing is left to do. A process that died does not renew
 * it, and another takes it over.
 */
export interface LeaseOptions {
  /** UUID of this process, made anew at each start. */
  owner: string;
  /** Seconds without a sign of life after which another process may take it. */
  seconds: number;
}

/** Whether `owner` may have the lease of a row of `conversation`, in SQL: it is its own, nobody's, or out of date. */
export const isFree = (table: string, owner: string): string =>
  `(${table}.lease_owner is null or ${table}.lease_owner = ${owner}::text::uuid or ${table}.lease_until < now())`;

/** The end of a lease that is taken or renewed now. `seconds` is an SQL expression. */
export const until = (seconds: string): string => `now() + make_interval(secs => ${seconds}::float8)`;

/** Takes the lease of a conversation. False where another process has it, or there is no such conversation. */
export async function take(
  sql: Sql,
  { owner, seconds }: LeaseOptions,
  conversationId: string,
): Promise<boolean> {
  const rows = await sql.query(
    `update conversation c set lease_owner = $2::text::uuid, lease_until = ${until('$3')}
     where id = $1 and ${isFree('c', '$2')} returning id`,
    [conversationId, owner, seconds],
    'take-lease',
  );
  return rows.length > 0;
}

/** Prolongs leases that this process has; those it has lost stay lost. */
export async function renew(
  sql: Sql,
  { owner, seconds }: LeaseOptions,
  conversationIds: string[],
): Promise<void> {
  await sql.query(
    `update conversation set lease_until = ${until('$3')}
     where id in (
       select id from conversation where id = any($1::text[]) and lease_owner = $2::text::uuid order by id for update
     )`,
    [conversationIds, owner, seconds],
    'renew-leases',
  );
}

/** Gives back all that this process has: at its end, so that others need not wait until its leases are out of date. */
export async function freeOwn(sql: Sql, { owner }: LeaseOptions): Promise<void> {
  await sql.query('update conversation set lease_owner = null, lease_until = null where lease_owner = $1', [
    owner,
  ]);
}

/** Frees what a process that is gone had in hand. Only for who is alone on the database. */
export async function freeAll(sql: Sql): Promise<void> {
  await sql.query(
    'update conversation set lease_owner = null, lease_until = null where lease_owner is not null',
  );
}
