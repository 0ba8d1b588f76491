import { defineEntity, p } from '@mikro-orm/core';

const schema = defineEntity({
  name: 'User',
  tableName: 'app_user',
  properties: {
    id: p.uuid().primary(),
    createdAt: p.datetime(3),
  },
});

/** An owner, whatever the channels on which they write. */
export class User extends schema.class {}
schema.setClass(User);
