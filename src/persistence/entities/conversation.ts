import { defineEntity, p } from '@mikro-orm/core';
import { channelNames, type JsonObject } from '../ports.ts';
import { User } from './user.ts';

const schema = defineEntity({
  name: 'Conversation',
  tableName: 'conversation',
  properties: {
    id: p.text().primary(),
    channel: p.enum(channelNames),
    user: () => p.manyToOne(User).deleteRule('cascade').index(),
    reference: p.json<JsonObject>(),
    locale: p.text().nullable(),
    lastInboundAt: p.datetime(3).nullable(),
    /** The sequence of the newest entry of the log; 0 while there is none. */
    lastSequence: p.integer().default(0),
    /** The process that works on this conversation now, and until when it is believed to without a sign of life. */
    leaseOwner: p.uuid().nullable(),
    leaseUntil: p.datetime(3).nullable(),
    createdAt: p.datetime(3),
  },
});

/** Where a user writes on a channel, and how to reach them there again. */
export class Conversation extends schema.class {}
schema.setClass(Conversation);
