import type { Database } from './database.ts';
import { CoachingSession } from './entities/coaching-session.ts';
import type { Sessions } from './ports.ts';
import { toSession } from './session-records.ts';

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

export function createSessions(database: Database): Sessions {
  return {
    async latest(userId) {
      const known = await database.query(
        'select id from coaching_session where user_id = $1 limit 1',
        [userId],
        'has-session',
      );
      // Most who ask have none: they are new. The entities are for the others.
      if (known.length === 0) return undefined;
      const [record] = await database
        .em()
        .find(
          CoachingSession,
          { user: userId },
          { populate: ['steps'], orderBy: { createdAt: 'desc' }, limit: 1 },
        );
      return record && toSession(record);
    },
    async find(sessionId) {
      if (!uuid.test(sessionId)) return undefined;
      const record = await database.em().findOne(CoachingSession, sessionId, { populate: ['steps'] });
      return record ? { userId: record.user.id, session: toSession(record) } : undefined;
    },
  };
}
