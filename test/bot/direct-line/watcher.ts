import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { JsonObject } from '../../../src/persistence/ports.ts';

export interface Frame {
  activities: JsonObject[];
  watermark: string;
}

/** Somebody who watches a conversation through its socket. */
export class Watcher {
  readonly socket: WebSocket;
  readonly frames: Frame[] = [];
  readonly #changed = new Set<() => void>();

  private constructor(streamUrl: string) {
    this.socket = new WebSocket(streamUrl);
    this.socket.on('message', (data) => {
      this.frames.push(JSON.parse((data as Buffer).toString()) as Frame);
      for (const check of this.#changed) check();
    });
  }

  static async open(streamUrl: string): Promise<Watcher> {
    const watcher = new Watcher(streamUrl);
    await once(watcher.socket, 'open');
    return watcher;
  }

  /** Everything that is kept, in the order in which it came. */
  get activities(): JsonObject[] {
    return this.frames.flatMap(({ activities }) => activities).filter(({ type }) => type !== 'typing');
  }

  get texts(): unknown[] {
    return this.activities.map(({ text }) => text);
  }

  /** The test's own time limit ends a wait that never does. */
  async until(fits: (activities: JsonObject[]) => boolean): Promise<JsonObject[]> {
    return new Promise((resolve) => {
      const check = (): void => {
        if (!fits(this.activities)) return;
        this.#changed.delete(check);
        resolve(this.activities);
      };
      this.#changed.add(check);
      check();
    });
  }

  async untilTexts(count: number): Promise<unknown[]> {
    return (await this.until(({ length }) => length >= count)).map(({ text }) => text);
  }

  leave(): void {
    this.socket.terminate();
  }
}

/** The HTTP answer to an attempt to open a socket that is refused. */
export async function refusalOf(
  streamUrl: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; code: string }> {
  const socket = new WebSocket(streamUrl, { headers });
  const [, response] = (await once(socket, 'unexpected-response')) as [
    unknown,
    import('node:http').IncomingMessage,
  ];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const { error } = JSON.parse(Buffer.concat(chunks).toString()) as { error: { code: string } };
  return { status: response.statusCode!, code: error.code };
}
