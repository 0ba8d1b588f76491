/**
 * What went wrong with a service. `refused`: our key, or what it may do. `over-quota`: too much was asked of it, or it
 * was not paid for. `invalid`: it did not like the request. `bad-answer`: an answer that cannot be used. `declined`: it
 * understood, and will not.
 */
export type ServiceFault =
  | 'unreachable'
  | 'timed-out'
  | 'unavailable'
  | 'refused'
  | 'over-quota'
  | 'not-found'
  | 'conflict'
  | 'invalid'
  | 'bad-answer'
  | 'declined';

interface Details {
  /** Whether the same request may well succeed in a moment. */
  retryable?: boolean;
  /** The HTTP status, where there was an answer. */
  status?: number;
  /** What the service asked us to wait, in milliseconds. */
  retryAfter?: number;
  cause?: unknown;
}

/** A service outside failed. The message holds neither what it was sent nor what it said. */
export class ServiceError extends Error {
  readonly code: ServiceFault;
  readonly service: string;
  readonly retryable: boolean;
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;

  constructor(
    service: string,
    code: ServiceFault,
    { retryable = false, status, retryAfter, cause }: Details = {},
  ) {
    super(`${service}: ${code}${status === undefined ? '' : ` (${status})`}`, { cause });
    this.service = service;
    this.code = code;
    this.retryable = retryable;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

const faultsByStatus: Readonly<Record<number, ServiceFault>> = {
  401: 'refused',
  402: 'over-quota',
  403: 'refused',
  404: 'not-found',
  409: 'conflict',
  410: 'not-found',
  429: 'over-quota',
  // Tavily's own, for a plan that is used up.
  432: 'over-quota',
  433: 'over-quota',
};
const worthAnotherTry = new Set([408, 425, 429, 500, 502, 503, 504]);

/** What an answer other than a success means. */
export function faultOf(service: string, { status, headers }: Response): ServiceError {
  const code =
    faultsByStatus[status] ??
    (status >= 500 || status === 408 || status === 425
      ? 'unavailable'
      : status >= 400
        ? 'invalid'
        : 'bad-answer');
  const retryAfter = waitOf(headers.get('retry-after'));
  return new ServiceError(service, code, {
    status,
    retryable: worthAnotherTry.has(status),
    ...(retryAfter !== undefined && { retryAfter }),
  });
}

/** Seconds or a date, as HTTP has it. */
function waitOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  const milliseconds = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
}

/** The fault of a service behind an error that a library wrapped around it. */
export function serviceErrorIn(error: unknown): ServiceError | undefined {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    if (inner instanceof ServiceError) return inner;
  }
  return undefined;
}
