import type { Database } from '../database.ts';
import { toJson } from '../json.ts';
import type { ChannelName, Conversation, ConversationLog, JsonObject } from '../ports.ts';

interface Row {
  id: string;
  channel: ChannelName;
  userId: string;
  locale: string | null;
  reference: JsonObject;
}

const columns = `id, channel, user_id as "userId", locale, reference`;

/** $1 id, $2 channel, $3 user id, $4 locale or null, $5 reference (JSON) */
const openStatement = `
  with made as (
    insert into conversation (id, channel, user_id, locale, reference, created_at)
    values ($1, $2, $3::uuid, $4, $5::jsonb, now())
    on conflict (id) do nothing
    returning ${columns}
  )
  select * from made union all select ${columns} from conversation where id = $1 and not exists (select from made)`;

/** Conversations kept at hand: what is read of one never changes while it is there. */
const mostKept = 10_000;

/** The conversations of the log. One that was erased meanwhile may still be found, but nothing can be written to it. */
export function createConversations(database: Database): Pick<ConversationLog, 'open' | 'find'> {
  const kept = new Map<string, Conversation>();
  const keep = (conversation: Conversation): Conversation => {
    kept.set(conversation.id, conversation);
    if (kept.size > mostKept) kept.delete(kept.keys().next().value!);
    return conversation;
  };
  return {
    async find(conversationId) {
      const known = kept.get(conversationId);
      if (known) return known;
      const [row] = await database.query<Row>(
        `select ${columns} from conversation where id = $1`,
        [conversationId],
        'find-conversation',
      );
      return row && keep(toConversation(row));
    },
    async open({ id, channel, userId, locale, reference }) {
      const values = [id, channel, userId, locale ?? null, toJson(reference)];
      for (;;) {
        const [row] = await database.query<Row>(openStatement, values, 'open-conversation');
        // None: another process was opening it at this moment. Now it has.
        if (row) return keep(toConversation(row));
      }
    },
  };
}

const toConversation = ({ id, channel, userId, locale, reference }: Row): Conversation => ({
  id,
  channel,
  userId,
  ...(locale !== null && { locale }),
  reference,
});
