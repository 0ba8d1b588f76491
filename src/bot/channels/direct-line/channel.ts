import type { Logger } from '../../../logger.ts';
import type { ConversationLog, Files, Users } from '../../../persistence/ports.ts';
import type { Feed } from '../../feed.ts';
import type { HttpServer } from '../../server.ts';
import type { Channel, Turns } from '../channel.ts';
import { Access } from './access.ts';
import { Conversations } from './conversations.ts';
import { Origins } from './origins.ts';
import { renderTyping } from './render.ts';
import { serveRoutes } from './routes.ts';
import { serveSockets } from './sockets.ts';
import { Tokens } from './tokens.ts';
import { Uploads } from './uploads.ts';

export interface DirectLineParts {
  server: HttpServer;
  log: ConversationLog;
  users: Users;
  files: Pick<Files, 'read' | 'write'>;
  feed: Feed;
  turns: Turns;
  /** Signs tokens. Kept by the caller, so that tokens outlive a restart. */
  signingKey: Uint8Array;
  /** Absent: only clients on this machine get tokens. */
  secret?: string;
  /** Origins of pages that may hold the chat, besides our own. */
  origins: string[];
  /** How owners reach us, without a slash at the end. */
  publicUrl: () => string;
  logger: Logger;
}

/** Serves Direct Line 3.0 at `/v3/directline`. What it sends is in the log already: it is shown to who is there. */
export function createDirectLine(parts: DirectLineParts): Channel {
  const { server, log, users, files, feed, turns, secret, logger } = parts;
  const tokens = new Tokens(parts.signingKey);
  const origins = new Origins(parts.origins, parts.publicUrl, secret === undefined);
  const access = new Access(secret, tokens, origins);
  const conversations = new Conversations({ log, users, feed, turns });
  const uploads = new Uploads(files, (req) => origins.addressFor(req));
  origins.serve(server);
  serveRoutes({ server, access, conversations, origins, tokens, uploads });
  serveSockets({ server, conversations, tokens, origins, feed, logger });

  return {
    name: 'direct-line',
    capabilities: { textLength: 100_000, buttons: 20, typing: true },
    async send(_conversation, entry) {
      conversations.publish(entry);
    },
    async typing({ id }) {
      feed.publish(id, { activity: renderTyping(id) });
    },
  };
}
