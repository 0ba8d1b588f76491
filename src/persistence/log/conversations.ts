import type { Database } from '../database.ts';
import { Conversation as Record } from '../entities/conversation.ts';
import { User } from '../entities/user.ts';
import { toJson } from '../json.ts';
import { UnknownConversation, type Conversation, type ConversationLog, type JsonObject } from '../ports.ts';

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
      const record = await database.em().findOne(Record, { id: conversationId });
      return record ? keep(toConversation(record)) : undefined;
    },
    async open(conversation) {
      const { id, channel, userId, locale, reference } = conversation;
      const em = database.em();
      const record = await em.upsert(
        Record,
        {
          id,
          channel,
          user: em.getReference(User, userId),
          locale: locale ?? null,
          reference: JSON.parse(toJson(reference)) as JsonObject,
          createdAt: new Date(),
        },
        { onConflictFields: ['id'], onConflictAction: 'ignore' },
      );
      return keep(toConversation(record));
    },
  };
}

const toConversation = ({ id, channel, user, locale, reference }: Record): Conversation => ({
  id,
  channel,
  userId: user.id,
  ...(locale != null && { locale }),
  reference,
});
