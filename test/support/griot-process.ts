import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { scripts: { start: string } };
/** As `npm start` starts it. */
const [, ...command] = scripts.start.split(' ');

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** Griot as it is started by its user: a process of its own, told by its environment alone. */
export class GriotProcess {
  readonly #child: ChildProcess;
  readonly #started = performance.now();
  readonly #ended: Promise<Ended>;
  readonly #ready: Promise<string>;
  stdout = '';
  stderr = '';
  /** From the start of the process until it listens; undefined before. */
  startMs: number | undefined;

  constructor(environment: Record<string, string>) {
    const { PATH = '' } = process.env;
    this.#child = spawn(process.execPath, command, {
      cwd: root,
      env: { PATH, PORT: '0', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#ended = new Promise((resolve) => {
      this.#child.once('close', (code, signal) => resolve({ code, signal }));
    });
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    this.#ready = promise;
    promise.catch(() => undefined);
    this.#child.stderr!.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.#child.stdout!.on('data', (chunk: Buffer) => {
      this.stdout += chunk.toString();
      const url = /^Griot listens at (\S+)\/\n/.exec(this.stdout)?.[1];
      if (url === undefined) return;
      this.startMs ??= performance.now() - this.#started;
      resolve(url);
    });
    void this.#ended.then(() => reject(new Error(`Griot did not start: ${this.stderr}`)));
  }

  /** Where it listens, without a slash at the end. Rejects when it ends before it does. */
  ready(): Promise<string> {
    return this.#ready;
  }

  get pid(): number {
    return this.#child.pid!;
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  ended(): Promise<Ended> {
    return this.#ended;
  }
}
