import { errors, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { HttpError } from '../../http/errors.ts';

/** Seconds for which a token is good, as Direct Line has it. */
export const tokenLifetime = 1_800;
/** Seconds within which a stream's address must be used. */
const streamLifetime = 60;

/** What a token lets its bearer do. */
export interface TokenClaims {
  /** The one conversation that it opens. */
  conversation: string;
  /** The channel's id of the user who speaks. Web Chat reads this claim too. Absent: the client says who speaks. */
  user?: string;
  /** Web pages that may use it; absent: all that may use Direct Line here. */
  origins?: string[];
}

type Purpose = 'conversation' | 'stream';

const invalid = (cause?: unknown): HttpError =>
  new HttpError(401, 'Unauthorized', 'the token is not valid here', { cause });

/** Tokens signed by HS256; `key` comes from outside, so that they outlive a restart. */
export class Tokens {
  readonly #key: Uint8Array;

  constructor(key: Uint8Array) {
    this.#key = key;
  }

  issue(claims: TokenClaims): Promise<string> {
    return this.#sign({ ...claims }, 'conversation', tokenLifetime);
  }

  /** A token for one conversation's stream alone: it stands in an address, so it is short-lived. */
  issueForStream(conversation: string): Promise<string> {
    return this.#sign({ conversation }, 'stream', streamLifetime);
  }

  /** Throws 403 `TokenExpired`, and 401 for anything that is no token of ours. */
  async read(token: string): Promise<TokenClaims> {
    const { conversation, user, origins } = await this.#verify(token, 'conversation');
    return {
      conversation: conversation as string,
      ...(typeof user === 'string' && { user }),
      ...(Array.isArray(origins) && { origins: origins as string[] }),
    };
  }

  /** The conversation whose stream may be opened. Throws as `read`. */
  async readForStream(token: string): Promise<string> {
    return (await this.#verify(token, 'stream'))['conversation'] as string;
  }

  #sign(claims: JWTPayload, purpose: Purpose, lifetime: number): Promise<string> {
    const now = Math.floor(Date.now() / 1_000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(purpose)
      .setIssuedAt(now)
      .setExpirationTime(now + lifetime)
      .sign(this.#key);
  }

  async #verify(token: string, purpose: Purpose): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, this.#key, {
        algorithms: ['HS256'],
        audience: purpose,
        requiredClaims: ['exp', 'conversation'],
      });
      return payload;
    } catch (cause) {
      if (cause instanceof errors.JWTExpired)
        throw new HttpError(403, 'TokenExpired', 'the token has expired', { cause });
      throw invalid(cause);
    }
  }
}
