import type { Database } from '../database.ts';
import { storableText, toJson } from '../json.ts';
import type { Fate } from '../ports.ts';
import { parseEntryId } from './entry-id.ts';
import { isOnesOwnFault } from './faults.ts';
import { Gatherer } from './gatherer.ts';
import type { LeaseOptions } from './lease.ts';

interface Settlement {
  conversationId: string;
  fates: Fate[];
  known: number | undefined;
}

/**
 * What became of outgoing entries, and leases given back where the log holds nothing newer than what is known, for
 * several conversations, each once.
 *
 * $1 the conversations (a JSON array), $2 the entries (a JSON array), $3 this process
 */
const statement = `
  with given as materialized (
    select * from jsonb_to_recordset($1::jsonb) as given (place int, id text, known int)
  ),
  held as materialized (
    select c.id, c.last_sequence, c.lease_owner = $3::text::uuid as mine
    from conversation c join given using (id) order by c.id for update of c
  ),
  fates as materialized (
    select * from jsonb_to_recordset($2::jsonb) as fates
      (id text, sequence int, status text, reason text, attempts smallint, due_at timestamptz)
  ),
  settled as (
    update activity a set status = fates.status, reason = fates.reason, due_at = fates.due_at,
      attempts = coalesce(fates.attempts, a.attempts)
    from fates join held using (id)
    where a.conversation_id = fates.id and a.sequence = fates.sequence
      and a.direction = 'out' and a.status = 'pending'
  ),
  released as (
    update conversation c set lease_owner = null, lease_until = null
    from held join given using (id)
    where c.id = held.id and held.mine and held.last_sequence = given.known
    returning c.id
  )
  select given.place, released.id is not null as released from given left join released using (id)`;

/**
 * Notes what became of entries. With `known`, the newest sequence that this process has seen, it gives the lease back
 * too: true where that was done, false where there is something newer to see to first.
 */
export type Settle = (conversationId: string, fates: Fate[], known?: number) => Promise<boolean>;

export function createSettle(database: Database, { owner }: LeaseOptions): Settle {
  const gatherer = new Gatherer<Settlement, boolean>({
    keysOf: ({ conversationId }) => [conversationId],
    isOnesOwnFault,
    async write(settlements) {
      const given = settlements.map(({ conversationId: id, known }, place) => ({
        place,
        id,
        known: known ?? null,
      }));
      const fates = settlements.flatMap((settlement) => settlement.fates.map(asRow));
      const rows = await database.query<{ place: number; released: boolean }>(
        statement,
        [toJson(given), toJson(fates), owner],
        'settle',
      );
      const outcomes = settlements.map(() => false);
      for (const { place, released } of rows) outcomes[place] = released;
      return outcomes;
    },
  });
  return (conversationId, fates, known) => gatherer.submit({ conversationId, fates, known });
}

function asRow(fate: Fate): object {
  const { conversationId: id, sequence } = parseEntryId(fate.entryId) ?? { conversationId: '', sequence: 0 };
  switch (fate.status) {
    case 'sent':
      return { id, sequence, status: 'sent' };
    case 'failed':
      return { id, sequence, status: 'failed', reason: storableText(fate.reason) };
    case 'postponed':
      return {
        id,
        sequence,
        status: 'pending',
        reason: storableText(fate.reason),
        attempts: fate.attempts,
        due_at: fate.dueAt.toISOString(),
      };
  }
}
