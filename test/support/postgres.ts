import { execFile, execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from './free-port.ts';
import { folderOf } from './programs.ts';
import { startServer, type Server } from './servers.ts';

const run = promisify(execFile);

export interface TestDatabase {
  /** Of an empty database of its own. */
  url: string;
  stop(): Promise<void>;
}

/**
 * An empty database: on the server of DATABASE_URL, or else on one that this process starts for itself, once, and
 * that stops when it ends. Refuses in one line where there is neither.
 */
export async function startPostgres(): Promise<TestDatabase> {
  const server = new URL(process.env['DATABASE_URL'] ?? (await ownServer()));
  const name = `griot_test_${randomUUID().replaceAll('-', '')}`;
  const statement = async (text: string) => {
    const client = new pg.Client({ connectionString: server.href });
    await client.connect();
    await client.query(text);
    await client.end();
  };
  await statement(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, stop: () => statement(`drop database if exists ${name} with (force)`) };
}

/** A server of the test's own, with one empty database. */
export interface OwnPostgres extends TestDatabase {
  /** Starts it again on the same port, with what it had, after `stop`. */
  restart(): Promise<void>;
}

/** With `durable`, commits reach the disk, as they do for owners; tests can do without. */
export async function startOwnPostgres(durable = false): Promise<OwnPostgres> {
  const { url, start } = await prepare(durable);
  let server = await start();
  return {
    url,
    stop: () => server.stop(),
    async restart() {
      server = await start();
    },
  };
}

let started: Promise<string> | undefined;
const ownServer = (): Promise<string> => (started ??= startOwnPostgres().then(({ url }) => url));

/** A cluster on a free port, not started yet; it is removed when this process ends. */
async function prepare(durable: boolean): Promise<{ url: string; start: () => Promise<Server> }> {
  const programs = folderOf(['initdb', 'postgres']);
  if (!programs) {
    throw new Error(
      'this test needs PostgreSQL: install its server (apt-get install postgresql) or set DATABASE_URL',
    );
  }
  const identity = unprivileged();
  const folder = (): string => {
    const made = mkdtempSync(join(tmpdir(), 'griot-postgres-'));
    if (identity) chownSync(made, identity.uid, identity.gid);
    return made;
  };
  const home = folder();
  process.once('exit', () => rmSync(home, { recursive: true, force: true }));
  const data = join(home, 'data');
  await run(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    { ...identity, cwd: home },
  );
  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${home}`,
    ...(durable ? [] : ['fsync=off']),
  ].flatMap((setting) => ['-c', setting]);
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    start: () =>
      startServer([join(programs, 'postgres'), '-D', data, '-p', String(port), ...settings], {
        ...identity,
        cwd: folder(),
      }),
  };
}

/** PostgreSQL refuses to run as root: then it is run as the user that its package made, or as nobody. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string, user: string) => Number(execFileSync('id', [flag, user], { stdio: 'pipe' }));
  for (const user of ['postgres', 'nobody']) {
    try {
      return { uid: id('-u', user), gid: id('-g', user) };
    } catch {
      continue;
    }
  }
  throw new Error('this test needs a user other than root to run PostgreSQL: make one named postgres');
}
