import type { Database } from './database.ts';
import { CoachingSession } from './entities/coaching-session.ts';
import type { Sessions } from './ports.ts';
import { toSession } from './session-records.ts';

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

export function createSessions(database: Database): Sessions {
  return {
    async latest(userId) {
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
