import type { Sql } from './database.ts';
import { toJson } from './json.ts';
import { VersionConflict, type Cache, type DialogStore, type StoredState } from './ports.ts';

/** Seconds for which the cache keeps a copy after its last use. */
const lifetime = 2 * 60 * 60;

const cacheKey = (key: string): string => `state:${key}`;

/** Dialog state by key, from the cache if it has it. A copy too old is found out by its version when it is written. */
export interface CachedStates extends DialogStore {
  /** What a turn has just written. `body`: as JSON. */
  remember(key: string, version: number, body: string): Promise<void>;
  /** The copy was too old. */
  forget(key: string): Promise<void>;
}

/** $1 key, $2 the version that was read, $3 the new body */
const writeStatement = `
  insert into dialog_state (key, version, body, updated_at)
  select $1, $2::int + 1, $3::json, now()
  where $2::int = 0 or exists (select from dialog_state where key = $1)
  on conflict (key) do update set version = excluded.version, body = excluded.body, updated_at = excluded.updated_at
    where dialog_state.version = excluded.version - 1
  returning version`;

export function createStates(sql: Sql, cache: Cache): CachedStates {
  const remember = (key: string, version: number, body: string) =>
    cache.set(cacheKey(key), `{"version":${version},"body":${body}}`, lifetime);
  const forget = (key: string) => cache.delete(cacheKey(key));
  return {
    remember,
    forget,
    async read(key) {
      const copy = await cache.get(cacheKey(key), lifetime);
      if (copy !== undefined) return JSON.parse(copy) as StoredState;
      const [state] = await sql.query<StoredState>(
        'select version, body from dialog_state where key = $1',
        [key],
        'read-state',
      );
      if (state) await remember(key, state.version, toJson(state.body));
      return state;
    },
    async write(key, version, body) {
      const written = await sql.query(writeStatement, [key, version, toJson(body)]);
      await forget(key);
      if (written.length === 0) throw new VersionConflict(key);
    },
    async delete(key) {
      await sql.query('delete from dialog_state where key = $1', [key]);
      await forget(key);
    },
  };
}
