import { randomUUID } from 'node:crypto';
import type { Sql } from './database.ts';
import { storableText } from './json.ts';
import type { Users } from './ports.ts';

/**
 * $1 channel, $2 the channel's own user id, $3 the id of the user to be, where there is none yet. Of two first sights
 * at once the slower finds no row in either part: its user is nobody's, and it looks again.
 */
const statement = `
  with known as (
    select user_id from channel_identity where channel = $1 and channel_user_id = $2
  ),
  made as (
    insert into app_user (id, created_at) select $3::uuid, now() where not exists (select from known) returning id
  ),
  named as (
    insert into channel_identity (channel, channel_user_id, user_id, created_at)
    select $1, $2, id, now() from made
    on conflict (channel, channel_user_id) do nothing
    returning user_id
  )
  select user_id as id from known union all select user_id from named`;

export const createUsers = (sql: Sql): Users => ({
  async resolve(channel, channelUserId) {
    for (;;) {
      const nobody = randomUUID();
      const values = [channel, storableText(channelUserId), nobody];
      const [user] = await sql.query<{ id: string }>(statement, values, 'resolve-user');
      if (user) return user.id;
      await sql.query('delete from app_user where id = $1', [nobody]);
    }
  },
});
