import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import type { StoreOptions } from '../../src/persistence/store.ts';

export interface Opener {
  /** Its next line. */
  line(): Promise<string>;
  /** Closes the store and waits for the end; resolves with the exit code. */
  close(): Promise<number | null>;
  kill(): Promise<void>;
  /** What it wrote on standard error so far. */
  errors(): string;
}

/** Another process with a store of its own: see `opener.ts`. */
export function startOpener(options: StoreOptions, jobName?: string): Opener {
  const script = fileURLToPath(new URL('opener.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    [script, JSON.stringify({ ...options, logger: undefined }), ...(jobName ? [jobName] : [])],
    {
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exited = once(child, 'exit');
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return {
    line: async () => (await lines.next()).value ?? `it ended: ${errors}`,
    async close() {
      child.stdin.end('stop\n');
      await exited;
      return child.exitCode;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    errors: () => errors,
  };
}
