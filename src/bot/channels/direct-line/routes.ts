import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Request, Response } from 'restify';
import { UnknownConversation, type Conversation, type JsonObject } from '../../../persistence/ports.ts';
import { readObject, readOptionalObject } from '../../http/body.ts';
import { badRequest, HttpError } from '../../http/errors.ts';
import type { HttpServer } from '../../server.ts';
import type { Access } from './access.ts';
import { readWatermark, type Conversations } from './conversations.ts';
import { readActivity, readLocale, readUserId } from './incoming.ts';
import { basePath, type Origins } from './origins.ts';
import { tokenLifetime, type TokenClaims, type Tokens } from './tokens.ts';
import type { Uploads } from './uploads.ts';

/** Bytes of an activity as JSON: room for a text of 100,000 characters, however they are escaped. */
const largestActivity = 1_280 * 1024;
/** Bytes of what asks for a token or a conversation. */
const largestRequest = 16 * 1024;
const mostOrigins = 20;

interface Parts {
  server: HttpServer;
  access: Access;
  conversations: Conversations;
  origins: Origins;
  tokens: Tokens;
  uploads: Uploads;
}

interface Answer {
  status: number;
  body: JsonObject;
}

/** Direct Line 3.0, but for its stream. */
export function serveRoutes({ server, access, conversations, origins, tokens, uploads }: Parts): void {
  const grant = async (claims: TokenClaims): Promise<JsonObject> => ({
    conversationId: claims.conversation,
    token: await tokens.issue(claims),
    expires_in: tokenLifetime,
  });

  const withStream = async (req: Request, claims: TokenClaims, watermark: number): Promise<JsonObject> => {
    const id = claims.conversation;
    const streamUrl = new URL(`${basePath}/conversations/${id}/stream`, origins.addressFor(req));
    streamUrl.protocol = streamUrl.protocol === 'https:' ? 'wss:' : 'ws:';
    streamUrl.search = new URLSearchParams({
      watermark: String(watermark),
      t: await tokens.issueForStream(id),
    }).toString();
    return { ...(await grant(claims)), streamUrl: streamUrl.href };
  };

  /** The conversation of the address and what its caller may do. Throws 401, 403, and 404 where there is none. */
  const entered = async (req: Request): Promise<{ conversation: Conversation; claims: TokenClaims }> => {
    const caller = await access.caller(req);
    const conversation = await conversations.find((req.params as { id: string }).id);
    if (!conversation) throw noSuchConversation();
    if (caller.kind === 'token') {
      if (caller.claims.conversation !== conversation.id)
        throw new HttpError(403, 'Forbidden', 'the token is for another conversation');
      return { conversation, claims: caller.claims };
    }
    const user = conversations.userOf(conversation);
    return { conversation, claims: { conversation: conversation.id, ...(user !== undefined && { user }) } };
  };

  /** The conversation to go on with, where it is this user's own; else the id of a new one. */
  const chosen = async (conversationId: unknown, user: string | undefined): Promise<string> => {
    if (typeof conversationId !== 'string' || user === undefined) return randomUUID();
    const conversation = await conversations.find(conversationId);
    return conversation && conversations.userOf(conversation) === user ? conversation.id : randomUUID();
  };

  const post = (path: string, work: (req: Request) => Promise<Answer>): unknown =>
    server.post(`${basePath}${path}`, answering(work));
  const get = (path: string, work: (req: Request) => Promise<Answer>): unknown =>
    server.get(`${basePath}${path}`, answering(work));

  post('/tokens/generate', async (req) => {
    const body = await readOptionalObject(req, largestRequest);
    const user = readUserId(userIdOf(body));
    access.checkMayGenerate(req, user);
    const trusted = readOrigins(body['trustedOrigins']);
    const claims = {
      conversation: await chosen(body['conversationId'], user),
      ...(user !== undefined && { user }),
      ...(trusted && { origins: trusted }),
    };
    return { status: 200, body: await grant(claims) };
  });

  post('/tokens/refresh', async (req) => {
    const caller = await access.caller(req);
    if (caller.kind === 'secret') throw badRequest('a secret needs no refreshing');
    return { status: 200, body: await grant(caller.claims) };
  });

  post('/conversations', async (req) => {
    const caller = await access.caller(req);
    const body = await readOptionalObject(req, largestRequest);
    const user = caller.kind === 'secret' ? readUserId(userIdOf(body)) : undefined;
    const claims =
      caller.kind === 'token'
        ? caller.claims
        : { conversation: randomUUID(), ...(user !== undefined && { user }) };
    const { isNew } = await conversations.open(claims, readLocale(body['locale']) ?? preferredLocale(req));
    return { status: isNew ? 201 : 200, body: await withStream(req, claims, 0) };
  });

  get('/conversations/:id', async (req) => {
    const { claims } = await entered(req);
    return { status: 200, body: await withStream(req, claims, readWatermark(queryOf(req))) };
  });

  get('/conversations/:id/activities', async (req) => {
    const { conversation } = await entered(req);
    const page = await conversations.read(conversation.id, readWatermark(queryOf(req)));
    return { status: 200, body: { activities: page.activities, watermark: String(page.watermark) } };
  });

  post('/conversations/:id/activities', async (req) => {
    const { conversation, claims } = await entered(req);
    const body = await readObject(req, largestActivity);
    return { status: 200, body: await conversations.post(conversation, body, claims.user) };
  });

  post('/conversations/:id/upload', async (req) => {
    const { conversation, claims } = await entered(req);
    const { activity, files } = await uploads.receive(req);
    const from = activity['from'] ?? { id: queryOf(req).get('userId') };
    const message = { ...activity, type: 'message', from };
    // Before anything is kept: is it fit to be posted?
    readActivity(message, conversation, claims.user);
    const attachments = await uploads.keep(req, conversation, files);
    return {
      status: 200,
      body: await conversations.post(conversation, { ...message, attachments }, claims.user),
    };
  });

  server.get(`${basePath}/conversations/:id/files/:file`, async (req: Request, res: Response) => {
    await uploads.serve(req, res);
  });
}

const noSuchConversation = (cause?: unknown): HttpError =>
  new HttpError(404, 'NotFound', 'there is no such conversation', { cause });

/** What fails for a reason of ours is a bad gateway, as Direct Line has it: the client may send it again. */
const answering = (work: (req: Request) => Promise<Answer>) => async (req: Request, res: Response) => {
  const { status, body } = await work(req).catch((cause: unknown) => {
    if (cause instanceof HttpError) throw cause;
    if (cause instanceof UnknownConversation) throw noSuchConversation(cause);
    throw new HttpError(502, 'ServiceError', 'this could not be done now; please try again', { cause });
  });
  res.send(status, body);
};

const queryOf = (req: IncomingMessage): URLSearchParams =>
  new URLSearchParams((req.url ?? '').split('?', 2)[1] ?? '');

const userIdOf = ({ user }: JsonObject): unknown =>
  typeof user === 'object' && user !== null && !Array.isArray(user) ? user['id'] : undefined;

function readOrigins(origins: unknown): string[] | undefined {
  if (origins === undefined || origins === null) return undefined;
  const isList =
    Array.isArray(origins) && origins.every((origin) => typeof origin === 'string' && URL.canParse(origin));
  if (!isList || origins.length > mostOrigins)
    throw badRequest('trusted origins are a short list of addresses');
  return origins.length > 0 ? origins.map((origin) => new URL(origin as string).origin) : undefined;
}

/** The language that a browser asks for first. */
const preferredLocale = ({ headers }: IncomingMessage): string | undefined =>
  readLocale(headers['accept-language']?.split(/[,;]/, 1)[0]?.trim());
