import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Logger } from '../../../logger.ts';
import type { Feed } from '../../feed.ts';
import { errorBody, HttpError, toHttpError } from '../../http/errors.ts';
import type { HttpServer } from '../../server.ts';
import { readWatermark, type Conversations } from './conversations.ts';
import { basePath, type Origins } from './origins.ts';
import { Stream } from './stream.ts';
import type { Tokens } from './tokens.ts';

const streamPath = new RegExp(`^${basePath}/conversations/([^/]+)/stream$`);
/** A client sends nothing but empty frames. */
const largestFrame = 4_096;
/** Who does not answer a ping by the next one is gone. */
const heartbeatMs = 30_000;
/** After the server said goodbye, a client has this long to say it too. */
const farewellMs = 1_000;

interface Parts {
  server: HttpServer;
  conversations: Conversations;
  tokens: Tokens;
  origins: Origins;
  feed: Feed;
  logger: Logger;
}

/** Serves `GET …/stream`: refuses by HTTP whoever may not, and lets the others watch their conversation. */
export function serveSockets(parts: Parts): void {
  const { server, conversations, feed, logger } = parts;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestFrame });
  let isClosing = false;

  const open = async (req: IncomingMessage, raw: Duplex, head: Buffer): Promise<void> => {
    const { conversationId, watermark } = await admit(req, parts);
    if (isClosing) throw new HttpError(503, 'ServiceUnavailable', 'this server ends; please come back');
    sockets.handleUpgrade(req, raw, head, (socket) => {
      keepAlive(socket);
      new Stream(socket, conversationId, watermark, { conversations, feed, logger }).start();
    });
  };

  server.server.on('upgrade', (req, raw, head) => {
    raw.on('error', () => raw.destroy());
    open(req, raw, head).catch((error: unknown) => refuse(raw, toHttpError(error), logger));
  });

  server.onClose(() => {
    isClosing = true;
    for (const socket of sockets.clients) {
      socket.close(1001);
      setTimeout(() => socket.terminate(), farewellMs).unref();
    }
  });
}

async function admit(
  req: IncomingMessage,
  { tokens, origins, conversations }: Parts,
): Promise<{ conversationId: string; watermark: number }> {
  const [path, query = ''] = (req.url ?? '').split('?', 2);
  const conversationId = streamPath.exec(path!)?.[1];
  if (conversationId === undefined) throw new HttpError(404, 'NotFound', 'there is no stream here');
  origins.check(req);
  const parameters = new URLSearchParams(query);
  const token = parameters.get('t');
  if (!token) throw new HttpError(401, 'Unauthorized', 'the stream’s token is missing');
  if ((await tokens.readForStream(token)) !== conversationId)
    throw new HttpError(403, 'Forbidden', 'the token is for another conversation');
  if (!(await conversations.find(conversationId)))
    throw new HttpError(404, 'NotFound', 'there is no such conversation');
  return { conversationId, watermark: readWatermark(parameters) };
}

function keepAlive(socket: WebSocket): void {
  let isAlive = true;
  const heartbeat = setInterval(() => {
    if (!isAlive) socket.terminate();
    isAlive = false;
    socket.ping();
  }, heartbeatMs).unref();
  socket.on('pong', () => (isAlive = true));
  socket.on('message', () => (isAlive = true));
  socket.on('close', () => clearInterval(heartbeat));
  // `close` follows, and the client comes back by itself.
  socket.on('error', () => socket.terminate());
}

function refuse(raw: Duplex, error: HttpError, logger: Logger): void {
  if (error.status >= 500) logger.error({ err: error }, 'a stream could not be opened');
  const body = JSON.stringify(errorBody(error));
  // Who does not hang up is not waited for.
  raw.once('finish', () => raw.destroy());
  raw.end(
    `HTTP/1.1 ${error.status} ${STATUS_CODES[error.status]}\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
