import { defineEntity, p } from '@mikro-orm/core';
import { channelNames } from '../ports.ts';
import { User } from './user.ts';

const schema = defineEntity({
  name: 'ChannelIdentity',
  tableName: 'channel_identity',
  properties: {
    channel: p.enum(channelNames).primary(),
    channelUserId: p.text().primary(),
    user: () => p.manyToOne(User).deleteRule('cascade').index(),
    createdAt: p.datetime(3),
  },
});

/** How one channel calls a user. One user may have many. */
export class ChannelIdentity extends schema.class {}
schema.setClass(ChannelIdentity);
