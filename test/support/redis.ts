import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { folderOf } from './programs.ts';
import { startServer } from './servers.ts';

export interface TestRedis {
  url: string;
  stop(): Promise<void>;
}

export interface OwnRedis extends TestRedis {
  /** Starts it again on the same port, empty, after `stop`. */
  restart(): Promise<void>;
  /** It keeps its connections and answers nothing until `thaw`. */
  freeze(): void;
  thaw(): void;
}

/** The Redis of REDIS_URL, or else one of our own. Refuses in one line where there is neither. */
export async function startRedis(): Promise<TestRedis> {
  const url = process.env['REDIS_URL'];
  return url ? { url, stop: async () => undefined } : startOwnRedis();
}

/** A Redis that the test may stop and freeze. */
export async function startOwnRedis(): Promise<OwnRedis> {
  const folder = folderOf(['redis-server']);
  if (!folder) {
    throw new Error('this test needs Redis: install it (apt-get install redis-server) or set REDIS_URL');
  }
  const port = await freePort();
  const start = () => {
    const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    return startServer([join(folder, 'redis-server'), ...settings], {
      cwd: mkdtempSync(join(tmpdir(), 'griot-redis-')),
    });
  };
  let server = await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: () => server.stop(),
    async restart() {
      server = await start();
    },
    freeze: () => process.kill(server.pid, 'SIGSTOP'),
    thaw: () => process.kill(server.pid, 'SIGCONT'),
  };
}
