import type { Database } from '../database.ts';
import { storableText, toJson } from '../json.ts';
import { UnknownConversation, type Accepted, type JsonObject } from '../ports.ts';
import { entryIdSql } from './entry-id.ts';
import { isOnesOwnFault, isUniqueViolation } from './faults.ts';
import { Gatherer } from './gatherer.ts';
import { isFree, until, type LeaseOptions } from './lease.ts';
import { columns, fields, toEntry, type Row } from './rows.ts';

interface Incoming {
  conversationId: string;
  activity: JsonObject;
  channelId: string;
}

type Outcome = (Row & { place: number; duplicate: boolean; held: boolean; backlog: boolean }) | undefined;

/**
 * Several incoming activities, at most one a conversation, and the lease of each conversation that nobody has.
 *
 * $1 the activities (a JSON array), $2 now (ISO 8601), $3 this process, $4 seconds of a lease
 */
const statement = `
  with given as materialized (
    select * from jsonb_to_recordset($1::jsonb) as given (place int, id text, channel_id text, body jsonb)
  ),
  held as materialized (
    select c.id from conversation c join given using (id) order by c.id for update of c
  ),
  known as materialized (
    select given.place, ${columns('a')}
    from given join activity a on a.conversation_id = given.id and a.channel_id = given.channel_id
  ),
  numbered as (
    update conversation c set
      last_sequence = c.last_sequence + 1,
      last_inbound_at = $2::text::timestamptz,
      lease_owner = case when ${isFree('c', '$3')} then $3::text::uuid else c.lease_owner end,
      lease_until = case when ${isFree('c', '$3')} then ${until('$4')} else c.lease_until end
    from given join held using (id)
    where c.id = given.id and not exists (select from known where known.place = given.place)
    returning given.place, c.id, c.last_sequence as sequence, given.channel_id, given.body,
      c.lease_owner = $3::text::uuid as held
  ),
  written as (
    insert into activity as a (conversation_id, sequence, direction, status, channel_id, body, created_at)
    select id, sequence, 'in', 'pending', channel_id,
      body || jsonb_build_object('id', ${entryIdSql('id', 'sequence')}, 'timestamp', $2::text),
      $2::text::timestamptz
    from numbered
    returning a.conversation_id as id, ${columns('a')}
  )
  select numbered.place, false as duplicate, numbered.held,
    exists (
      select from activity before
      where before.conversation_id = numbered.id and before.status = 'pending' and before.sequence < numbered.sequence
    ) as backlog,
    ${fields('written')}
  from numbered join written using (id)
  union all
  select place, true, false, false, ${fields('known')} from known`;

/** Writes what comes in. Throws `UnknownConversation`. */
export type Accept = (conversationId: string, activity: JsonObject, channelId: string) => Promise<Accepted>;

export function createAccept(database: Database, lease: LeaseOptions): Accept {
  const gatherer = new Gatherer<Incoming, Outcome>({
    keysOf: ({ conversationId }) => [conversationId],
    isOnesOwnFault,
    async write(incoming) {
      const given = incoming.map(({ conversationId, activity, channelId }, place) => ({
        place,
        id: conversationId,
        channel_id: storableText(channelId),
        body: activity,
      }));
      const rows = await database.query<NonNullable<Outcome>>(
        statement,
        [toJson(given), new Date().toISOString(), lease.owner, lease.seconds],
        'accept',
      );
      const outcomes: Outcome[] = incoming.map(() => undefined);
      for (const row of rows) outcomes[row.place] = row;
      return outcomes;
    },
  });

  return async (conversationId, activity, channelId) => {
    const incoming = { conversationId, activity, channelId };
    // Two processes are given the same activity at the same moment: the slower fails, then finds what the other wrote.
    const outcome = await gatherer.submit(incoming).catch((error: unknown) => {
      if (isUniqueViolation(error)) return gatherer.submit(incoming);
      throw error;
    });
    if (!outcome) throw new UnknownConversation(conversationId);
    const { duplicate, held, backlog } = outcome;
    return { entry: toEntry(conversationId, outcome), duplicate, held, backlog };
  };
}
