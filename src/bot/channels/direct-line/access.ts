import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { HttpError } from '../../http/errors.ts';
import { isLocal, type Origins } from './origins.ts';
import type { TokenClaims, Tokens } from './tokens.ts';

/** Who sent a request: the holder of the secret, who may do all, or of a token for one conversation. */
export type Caller = { kind: 'secret' } | { kind: 'token'; claims: TokenClaims };

/**
 * Ids of visitors of our own page: nobody guesses one, so whoever knows it is that visitor. Only these are given out
 * without the secret where there is one.
 */
const visitorId = /^visitor_[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

export class Access {
  readonly #secret: Buffer | undefined;
  readonly #tokens: Tokens;
  readonly #origins: Origins;

  constructor(secret: string | undefined, tokens: Tokens, origins: Origins) {
    this.#secret = secret === undefined ? undefined : digest(secret);
    this.#tokens = tokens;
    this.#origins = origins;
  }

  /** Throws 401 without a good token or secret, 403 for an expired token or a page it is not meant for. */
  async caller(req: IncomingMessage): Promise<Caller> {
    this.#origins.check(req);
    const bearer = bearerOf(req);
    if (bearer === undefined) throw new HttpError(401, 'Unauthorized', 'a bearer token is missing');
    if (this.#isSecret(bearer)) return { kind: 'secret' };
    const claims = await this.#tokens.read(bearer);
    this.#origins.check(req, claims.origins);
    return { kind: 'token', claims };
  }

  /** Throws 401 or 403 unless this client may have a token for this user. */
  checkMayGenerate(req: IncomingMessage, user: string | undefined): void {
    this.#origins.check(req);
    const bearer = bearerOf(req);
    if (!this.#secret) {
      if (!isLocal(req))
        throw new HttpError(403, 'Forbidden', 'without DIRECT_LINE_SECRET, only this machine gets tokens');
    } else if (bearer !== undefined) {
      if (!this.#isSecret(bearer))
        throw new HttpError(401, 'Unauthorized', 'the secret is not the right one');
    } else if (!this.#origins.isOwn(req) || user === undefined || !visitorId.test(user)) {
      throw new HttpError(401, 'Unauthorized', 'the secret is missing');
    }
  }

  #isSecret(bearer: string): boolean {
    return this.#secret !== undefined && timingSafeEqual(digest(bearer), this.#secret);
  }
}

const bearerOf = ({ headers }: IncomingMessage): string | undefined =>
  /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
