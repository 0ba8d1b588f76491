import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a service's server can do instead of answering. A number is an HTTP status. */
export const faults = [
  'hang',
  'hang-after-headers',
  'refused-connection',
  401,
  402,
  403,
  404,
  409,
  413,
  422,
  429,
  '429-at-once',
  '429-in-an-hour',
  500,
  503,
  'malformed-json',
  'wrong-schema',
  'cut',
  'huge',
  'redirect',
  'wrong-type',
] as const;
export type Fault = (typeof faults)[number];

export interface Received {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  /** As it was sent. */
  body: string;
}

export interface Reply {
  status?: number;
  type?: string;
  body: string | Uint8Array;
}

export interface FaultServer {
  url: string;
  /** What was asked of it, faults included. */
  requests: Received[];
  /** What it does to requests from now on; undefined: it answers. `times`: to so many of them only. */
  breakWith(fault: Fault | undefined, times?: number): void;
  stop(): Promise<void>;
}

/** A vendor's server on loopback, that answers as `answer` says, or fails in the way it is told to. */
export async function startFaultServer(
  answer: (request: Received) => Reply | Promise<Reply>,
): Promise<FaultServer> {
  const requests: Received[] = [];
  let fault: Fault | undefined;
  let left = 0;
  const serve = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const { method = '', url: path = '', headers } = req;
    const received = { method, path, headers, body: Buffer.concat(chunks).toString() };
    requests.push(received);
    if (fault !== undefined && left > 0) {
      left -= 1;
      return fail(fault, req, res);
    }
    const { status = 200, type = 'application/json', body } = await answer(received);
    // No chain: in a process with restify, `writeHead` returns nothing.
    res.writeHead(status, { 'content-type': type });
    res.end(body);
  };
  const server = createServer((req, res) => {
    serve(req, res).catch(() => req.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    breakWith(next, times = Number.POSITIVE_INFINITY) {
      fault = next;
      left = times;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function fail(fault: Fault, req: IncomingMessage, res: ServerResponse): void {
  const json = (status: number, body: string, headers: Record<string, string> = {}): void => {
    res.writeHead(status, { 'content-type': 'application/json', ...headers });
    res.end(body);
  };
  const error = JSON.stringify({ error: { message: 'no', type: 'x', code: 'x' }, detail: { error: 'no' } });
  if (typeof fault === 'number') return json(fault, error);
  switch (fault) {
    case 'hang':
      return;
    case 'hang-after-headers':
      res.writeHead(200, { 'content-type': 'application/json' });
      res.write('{"a":');
      return;
    case 'refused-connection':
      req.socket.destroy();
      return;
    case '429-at-once':
      return json(429, error, { 'retry-after': '0' });
    case '429-in-an-hour':
      return json(429, error, { 'retry-after': '3600' });
    case 'malformed-json':
      return json(200, '{"choices": [{"message": {"content": "Bonj');
    case 'wrong-schema':
      return json(200, '{"unexpected": true}');
    case 'cut':
      res.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      res.write('{"choices": [', () => req.socket.destroy());
      return;
    case 'huge':
      return json(200, `{"a": "${'x'.repeat(20 * 1024 * 1024)}"}`);
    case 'redirect':
      return json(302, '', { location: '/elsewhere' });
    case 'wrong-type':
      res.writeHead(200, { 'content-type': 'text/html' });
      res.end('<html>Log in</html>');
  }
}
