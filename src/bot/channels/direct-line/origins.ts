import type { IncomingMessage } from 'node:http';
import type { Request, Response } from 'restify';
import { HttpError } from '../../http/errors.ts';
import type { HttpServer } from '../../server.ts';

/** The host names by which a machine reaches itself. Written as in a `Host` header or an address. */
const loopbackHost = /^(localhost|[\w-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;
const loopbackPeer = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/;
const hostShape = /^([\w.-]+|\[[\da-f:.]+\])(:\d+)?$/i;

export const basePath = '/v3/directline';

const corsHeaders = {
  'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
  'Access-Control-Allow-Headers': 'authorization, content-type, x-ms-bot-agent, x-requested-with',
  'Access-Control-Max-Age': '3600',
};

/**
 * From this machine and meant for it: neither a distant client, nor a proxy that asks for one, nor a page whose name
 * was bent to point here.
 */
export const isLocal = ({ headers, socket }: IncomingMessage): boolean =>
  loopbackHost.test(headers.host ?? '') &&
  loopbackPeer.test(socket.remoteAddress ?? '') &&
  !('x-forwarded-for' in headers || 'forwarded' in headers);

/** Which web pages may use Direct Line here. Clients that are no browsers send no origin and are not asked. */
export class Origins {
  readonly #listed: ReadonlySet<string>;
  readonly #publicUrl: () => string;
  readonly #localOnly: boolean;

  /** `localOnly`: pages of this machine are welcome, whatever their port. */
  constructor(listed: string[], publicUrl: () => string, localOnly: boolean) {
    this.#listed = new Set(listed.map((origin) => origin.replace(/\/+$/, '')));
    this.#publicUrl = publicUrl;
    this.#localOnly = localOnly;
  }

  /** A page of our own sent this request. */
  isOwn({ headers: { origin, host } }: IncomingMessage): boolean {
    if (origin === undefined || !URL.canParse(origin)) return false;
    return origin === new URL(this.#publicUrl()).origin || new URL(origin).host === host?.toLowerCase();
  }

  isAllowed(req: IncomingMessage): boolean {
    const { origin } = req.headers;
    if (origin === undefined || this.#listed.has(origin) || this.isOwn(req)) return true;
    return this.#localOnly && URL.canParse(origin) && loopbackHost.test(new URL(origin).host);
  }

  /** Throws 403 for a page that may not use Direct Line, or not with this token. */
  check(req: IncomingMessage, trusted?: string[]): void {
    const { origin } = req.headers;
    const fits = this.isAllowed(req) && (!trusted || origin === undefined || trusted.includes(origin));
    if (!fits) throw new HttpError(403, 'OriginNotAllowed', 'this page may not use the chat');
  }

  /**
   * Where the client reaches us: as configured, or, where that is this machine only, as it was asked. The request's
   * own host name goes into nothing but the answer to that request.
   */
  addressFor({ headers: { host } }: IncomingMessage): URL {
    const address = new URL(this.#publicUrl());
    if (loopbackHost.test(address.host) && host !== undefined && hostShape.test(host)) {
      // A host without a port would leave the old one in place.
      address.port = '';
      address.host = host;
    }
    return address;
  }

  /** Lets browsers read our answers, refusals too, and answers what they ask beforehand. */
  serve(server: HttpServer): void {
    server.pre((req, res, next) => {
      if (!req.url?.startsWith(`${basePath}/`)) return next();
      this.#allow(req, res);
      if (req.method !== 'OPTIONS') return next();
      res.send(204);
      next(false);
    });
  }

  #allow(req: Request, res: Response): void {
    const { origin } = req.headers;
    res.setHeader('Vary', 'Origin');
    res.setHeader('Cache-Control', 'no-store');
    if (origin === undefined || !this.isAllowed(req)) return;
    res.setHeader('Access-Control-Allow-Origin', origin);
    if (req.method !== 'OPTIONS') return;
    for (const [name, value] of Object.entries(corsHeaders)) res.setHeader(name, value);
  }
}
