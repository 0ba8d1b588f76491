import { defineEntity, p } from '@mikro-orm/core';
import { activityStatuses, type JsonObject } from '../ports.ts';
import { Conversation } from './conversation.ts';

const schema = defineEntity({
  name: 'Activity',
  tableName: 'activity',
  properties: {
    conversation: () => p.manyToOne(Conversation).primary().deleteRule('cascade'),
    sequence: p.integer().primary(),
    direction: p.enum(['in', 'out']),
    status: p.enum(activityStatuses),
    /** The channel's own id of an incoming activity. */
    channelId: p.text().nullable(),
    body: p.json<JsonObject>(),
    /** Why it could not be delivered, or not yet. */
    reason: p.text().nullable(),
    /** Tries to deliver it that failed, and when the next one is due; null: at once. */
    attempts: p.smallint().default(0),
    dueAt: p.datetime(3).nullable(),
    createdAt: p.datetime(3),
  },
  uniques: [
    {
      name: 'activity_channel_id',
      properties: ['conversation', 'channelId'],
      where: 'channel_id is not null',
    },
  ],
  indexes: [
    { name: 'activity_pending', properties: ['conversation', 'sequence'], where: `status = 'pending'` },
  ],
});

/** The conversation log: a line said by the owner or by Griot. */
export class Activity extends schema.class {}
schema.setClass(Activity);
