import type { AddressInfo } from 'node:net';
import restify, { type Request, type Response, type Server } from 'restify';
import type { Logger } from '../logger.ts';
import { errorBody, HttpError, toHttpError } from './http/errors.ts';

/** Requests at work get this long to end when the server closes. */
const graceMs = 5_000;
/** A client that takes longer to send the head of its request, or all of it, is cut off. */
const headersTimeoutMs = 20_000;
const requestTimeoutMs = 60_000;
/** So is one that neither sends nor reads anything for so long. */
const idleTimeoutMs = 120_000;

/** For answers that are no pages; a page sets its own. */
const guardedHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

/** The address cannot be listened on. The message says which variable to change. */
export class ListenError extends Error {
  readonly code = 'CANNOT_LISTEN';
  readonly retryable = false;
}

/** A restify server: routes are added as usual. */
export interface HttpServer extends Omit<Server, 'listen' | 'close'> {
  /** Port 0 takes a free one. Resolves to the address to open, without a slash at its end. Throws `ListenError`. */
  listen(port: number, host: string): Promise<string>;
  /** Refuses new requests, lets those at work end, and resolves when no socket is left. */
  close(): Promise<void>;
  /** `end` runs first when the server closes: whatever keeps a socket open ends it there. */
  onClose(end: () => void): void;
}

interface Options {
  logger: Logger;
  /** Rejects while requests cannot be served. */
  ready: () => Promise<void>;
}

/** A server that answers every fault with `{"error":{"code","message"}}` and says nothing of itself. */
export function createServer({ logger, ready }: Options): HttpServer {
  const server = restify.createServer({ name: '' });
  const { server: http } = server;
  http.headersTimeout = headersTimeoutMs;
  http.requestTimeout = requestTimeoutMs;
  http.timeout = idleTimeoutMs;
  const endings: (() => void)[] = [];

  let isClosing = false;
  server.pre((req, res, next) => {
    res.once('close', () => {
      // A connection that is kept for a next request would hold the server open.
      if (isClosing) setImmediate(() => http.closeIdleConnections());
    });
    for (const [name, value] of Object.entries(guardedHeaders)) res.setHeader(name, value);
    next(
      isAddressable(req)
        ? undefined
        : new HttpError(400, 'BadRequest', 'the address or the host is malformed'),
    );
  });
  server.use((req, _res, next) => next(refusalOf(req)));
  server.on('restifyError', (req: Request, res: Response, error: unknown, done: () => void) => {
    refuse(req, res, toHttpError(error), logger, done);
  });
  server.get('/healthz', async (_req, res) => {
    res.send(200, { status: 'alive' });
  });
  server.get('/readyz', async (_req, res) => {
    try {
      await ready();
    } catch (error) {
      logger.warn({ err: error }, 'not ready');
      throw new HttpError(503, 'NotReady', 'the database does not answer', { cause: error });
    }
    res.send(200, { status: 'ready' });
  });

  return Object.assign(server, {
    async listen(port: number, host: string): Promise<string> {
      await new Promise<void>((resolve, reject) => {
        // restify passes on what its inner server emits.
        const fail = (cause: NodeJS.ErrnoException): void =>
          reject(new ListenError(whyNot(cause, port, host), { cause }));
        server.once('error', fail);
        http.listen(port, host, () => {
          server.off('error', fail);
          resolve();
        });
      });
      server.on('error', (error: unknown, _res: unknown, _failure: unknown, done?: () => void) => {
        // restify also offers here, before `restifyError`, what a request failed with and is named so, as PostgreSQL's
        // errors are.
        if (done) done();
        else logger.error({ err: error }, 'the HTTP server failed');
      });
      return addressOf(http.address() as AddressInfo, host);
    },
    async close(): Promise<void> {
      isClosing = true;
      const closed = new Promise<void>((resolve) => http.close(() => resolve()));
      for (const end of endings) end();
      const cut = setTimeout(() => http.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(cut);
    },
    onClose: (end: () => void): void => void endings.push(end),
  });
}

/** restify's router reads the address outside of all error handling: one that it cannot read would end the process. */
function isAddressable(req: Request): boolean {
  try {
    req.getUrl();
    return true;
  } catch {
    return false;
  }
}

/** A compressed body would have to be unpacked before its size is known. */
function refusalOf(req: Request): HttpError | undefined {
  const encoding = req.headers['content-encoding'];
  if (encoding === undefined || encoding === 'identity') return undefined;
  return new HttpError(415, 'UnsupportedMediaType', 'send the body without a content encoding');
}

function refuse(req: Request, res: Response, error: HttpError, logger: Logger, done: () => void): void {
  // By route, not by address: addresses of briefs are secrets.
  const { path: route } = (req.getRoute() as { path?: string } | undefined) ?? {};
  if (error.status >= 500) logger.error({ err: error, route }, 'a request failed');
  if (res.headersSent) {
    // Not `done`: restify would answer once more, and throw.
    res.destroy();
    return;
  }
  // What is left of the body was not asked for.
  if (!req.complete) res.setHeader('Connection', 'close');
  res.send(error.status, errorBody(error));
  done();
}

function whyNot(error: NodeJS.ErrnoException, port: number, host: string): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `port ${port} of ${host} is in use: stop what uses it, or set PORT to another`;
    case 'EACCES':
      return `port ${port} may not be used by this user: set PORT to another`;
    default:
      return `cannot listen on ${host}, port ${port} (${error.code ?? error.message}): check HOST and PORT`;
  }
}

/** Who listens on all addresses is reached, from here, by the local one. */
function addressOf({ port }: AddressInfo, host: string): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
