import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface Server {
  /** Of the server itself. */
  pid: number;
  /** Waits for its end; its folder is removed. */
  stop(): Promise<void>;
}

interface ServerOptions {
  /** Its working folder, made for it alone: removed at the end. */
  cwd: string;
  uid?: number;
  gid?: number;
}

/** The shell outlives this process only to stop the server, however this process ends: then its input ends. */
const watch = '"$@" 2>&1 & echo $!; read -r line; kill -INT $!; wait $!; rm -rf "$PWD"';

/** Starts a server and waits until it says that it is ready. It does not keep this process running. */
export async function startServer(command: string[], options: ServerOptions): Promise<Server> {
  const shell = spawn('/bin/sh', ['-c', watch, 'server', ...command], {
    ...options,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const said: string[] = [];
  const lines = createInterface({ input: shell.stdout });
  const ready = new Promise<void>((resolve, reject) => {
    const patience = setTimeout(
      () => reject(new Error(`${command[0]} did not start: ${said.join('\n')}`)),
      20_000,
    );
    lines.on('line', (line) => {
      said.push(line);
      if (!/ready to accept connections/i.test(line)) return;
      clearTimeout(patience);
      lines.close();
      resolve();
    });
  });
  const stop = async () => {
    if (shell.exitCode !== null || shell.signalCode !== null) return;
    const exited = once(shell, 'exit');
    // Whoever waits for its end waits for it.
    shell.ref();
    shell.stdin.end();
    await exited;
  };
  try {
    await ready;
  } catch (error) {
    await stop();
    throw error;
  }
  shell.stdout.resume();
  for (const handle of [shell, shell.stdin, shell.stdout])
    if ('unref' in handle && typeof handle.unref === 'function') handle.unref();
  return { pid: Number(said[0]), stop };
}
