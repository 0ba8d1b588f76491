import type { Sql } from './database.ts';
import type { Cache, Files, StoredFile } from './ports.ts';

/** Seconds for which the cache keeps a copy, and the most bytes of a file that it is given. */
const lifetime = 2 * 60 * 60;
const largestCopy = 256 * 1024;

const cacheKey = (path: string): string => `file:${path}`;

/**
 * Files in the database, with copies in `cache`: one that every process on the database shares, or none. Who writes
 * a file makes the copy; a reader does not, lest it put back what was replaced while it was reading.
 */
export function createFiles(sql: Sql, cache?: Cache): Files {
  const remember = async ({ path, type, bytes }: StoredFile) => {
    if (bytes.byteLength > largestCopy) await cache?.delete(cacheKey(path));
    else await cache?.set(cacheKey(path), `${type}\n${Buffer.from(bytes).toString('base64')}`, lifetime);
  };
  return {
    async write(file) {
      await sql.query(
        `insert into file (path, type, bytes, updated_at) values ($1, $2, $3, now())
         on conflict (path) do update set type = excluded.type, bytes = excluded.bytes, updated_at = now()`,
        [file.path, file.type, Buffer.from(file.bytes)],
      );
      await remember(file);
    },
    async read(path) {
      const copy = await cache?.get(cacheKey(path));
      if (copy !== undefined) {
        const end = copy.indexOf('\n');
        return {
          path,
          type: copy.slice(0, end),
          bytes: new Uint8Array(Buffer.from(copy.slice(end + 1), 'base64')),
        };
      }
      const [row] = await sql.query<Omit<StoredFile, 'path'>>(
        'select type, bytes from file where path = $1',
        [path],
      );
      if (!row) return undefined;
      return { path, type: row.type, bytes: new Uint8Array(row.bytes) };
    },
    async list(prefix) {
      const rows = await sql.query<{ path: string }>('select path from file where path ^@ $1 order by path', [
        prefix,
      ]);
      return rows.map(({ path }) => path);
    },
    async delete(prefix) {
      const rows = await sql.query<{ path: string }>('delete from file where path ^@ $1 returning path', [
        prefix,
      ]);
      for (const { path } of rows) await cache?.delete(cacheKey(path));
      return rows.length;
    },
  };
}
