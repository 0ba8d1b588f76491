import { randomUUID } from 'node:crypto';
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { Database } from './database.ts';
import { ChannelIdentity } from './entities/channel-identity.ts';
import { User } from './entities/user.ts';
import { storableText } from './json.ts';
import type { Users } from './ports.ts';

export function createUsers(database: Database): Users {
  return {
    async resolve(channel, channelUserId) {
      const identity = { channel, channelUserId: storableText(channelUserId) };
      const find = () => database.em().findOne(ChannelIdentity, identity);
      const known = await find();
      if (known) return known.user.id;
      const em = database.em();
      const createdAt = new Date();
      const user = em.create(User, { id: randomUUID(), createdAt });
      em.create(ChannelIdentity, { ...identity, user, createdAt });
      try {
        await em.flush();
        return user.id;
      } catch (error) {
        if (!(error instanceof UniqueConstraintViolationException)) throw error;
        const made = await find();
        if (!made) throw error;
        return made.user.id;
      }
    },
  };
}
