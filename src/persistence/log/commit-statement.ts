import { entryIdSql } from './entry-id.ts';
import { isFree } from './lease.ts';

const sessionColumns = [
  'status',
  'current_step',
  'language',
  'step_completion',
  'coaching_confidence',
  'retry_count',
  'cultural_context',
  'sector_context',
  'coaching_plan',
  'coaching_duration',
  'created_at',
];

const stepColumns = [
  'step_order',
  'state',
  'source',
  'user_response',
  'statement',
  'coach_message',
  'examples_provided',
  'is_complete',
  'confidence_score',
  'validation_criteria',
  'retry_count',
  'step_duration',
  'started_at',
  'settled_at',
];

const of = (table: string, columns: string[]): string =>
  columns.map((column) => `${table}.${column}`).join(', ');
const fromExcluded = (columns: string[]): string =>
  columns.map((column) => `${column} = excluded.${column}`).join(', ');

/**
 * The effects of several turns, at most one a conversation and a state key, in one statement: one round trip and one
 * commit for all of them. A turn whose lease another process has, whose messages were handled meanwhile, or whose
 * state has moved on does not get through `gate`, and nothing at all of it is written.
 *
 * $1 the turns (a JSON array), $2 now (ISO 8601), $3 this process, $4 the new state of each turn, by place (JSON texts)
 */
export const commitStatement = `
  with given as materialized (
    select * from jsonb_to_recordset($1::jsonb) as given (
      place int, id text, handled int[], outgoing jsonb, reply_to text,
      key text, version int, session jsonb, steps jsonb, present text[]
    )
  ),
  held as materialized (
    select c.id, ${isFree('c', '$3')} as free
    from conversation c join given using (id) order by c.id for update of c
  ),
  waiting as materialized (
    select a.conversation_id as id, a.sequence
    from activity a join given on a.conversation_id = given.id
    where a.sequence = any(given.handled) and a.direction = 'in' and a.status = 'pending'
    for update of a
  ),
  whole as materialized (
    select given.* from given join held using (id)
    where held.free and
      cardinality(given.handled) = (select count(*) from waiting where waiting.id = given.id)
  ),
  state as (
    insert into dialog_state (key, version, body, updated_at)
    select key, version + 1, ($4::text[])[place + 1]::json, $2::text::timestamptz from whole
    where key is not null and (version = 0 or exists (select from dialog_state d where d.key = whole.key))
    order by key
    on conflict (key) do update
      set version = excluded.version, body = excluded.body, updated_at = excluded.updated_at
      where dialog_state.version = excluded.version - 1
    returning key
  ),
  gate as materialized (
    select * from whole where key is null or exists (select from state where state.key = whole.key)
  ),
  numbered as (
    update conversation c set last_sequence = c.last_sequence + jsonb_array_length(gate.outgoing)
    from gate where c.id = gate.id
    returning c.id, c.last_sequence - jsonb_array_length(gate.outgoing) as before
  ),
  answered as (
    update activity a set status = 'handled' from waiting join gate using (id)
    where a.conversation_id = waiting.id and a.sequence = waiting.sequence
  ),
  said as (
    insert into activity (conversation_id, sequence, direction, status, body, created_at)
    select gate.id, before + position, 'out', 'pending',
      case when gate.reply_to is null then '{}' else jsonb_build_object('replyToId', gate.reply_to) end
        || outgoing.body
        || jsonb_build_object('id', ${entryIdSql('gate.id', 'before + position')}, 'timestamp', $2::text),
      $2::text::timestamptz
    from gate join numbered using (id), jsonb_array_elements(gate.outgoing) with ordinality as outgoing (body, position)
  ),
  session as (
    insert into coaching_session (id, user_id, ${sessionColumns.join(', ')}, conversation_history, version, updated_at)
    select row.id, row.user_id, ${of('row', sessionColumns)}, jsonb_build_array(gate.id), 1, $2::text::timestamptz
    from gate, jsonb_populate_record(null::coaching_session, gate.session) as row
    where gate.session is not null
    order by row.id
    on conflict (id) do update set
      ${fromExcluded(sessionColumns)},
      conversation_history = case
        when coaching_session.conversation_history @> excluded.conversation_history
        then coaching_session.conversation_history
        else coaching_session.conversation_history || excluded.conversation_history
      end,
      version = coaching_session.version + 1,
      updated_at = excluded.updated_at
    returning id
  ),
  removed as (
    delete from coaching_step old using gate join session on session.id = (gate.session ->> 'id')::uuid
    where old.session_id = session.id and old.step_name <> all (gate.present)
  ),
  steps as (
    insert into coaching_step (session_id, step_name, ${stepColumns.join(', ')})
    select session.id, row.step_name, ${of('row', stepColumns)}
    from gate join session on session.id = (gate.session ->> 'id')::uuid,
      jsonb_populate_recordset(null::coaching_step, gate.steps) as row
    on conflict (session_id, step_name) do update set ${fromExcluded(stepColumns)}
  )
  select given.place,
    held.id is not null as found,
    whole.id is not null as whole,
    gate.id is not null as passed,
    numbered.before
  from given
  left join held using (id) left join whole using (id) left join gate using (id) left join numbered using (id)`;
