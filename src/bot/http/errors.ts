/** An answer other than a good one. `code` is for programs, `message` for people; both reach the client. */
export class HttpError extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
    this.code = code;
  }
}

export const badRequest = (message: string): HttpError => new HttpError(400, 'BadArgument', message);

/** Codes of the refusals that the router itself makes. */
const routerCodes: Readonly<Record<number, string>> = { 404: 'NotFound', 405: 'MethodNotAllowed' };

/** Any error as one that may be shown: what is not meant for clients becomes a plain 500, its text kept back. */
export function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new HttpError(status, routerCodes[status] ?? 'BadRequest', 'this address takes no such request', {
      cause: error,
    });
  return new HttpError(500, 'InternalError', 'something went wrong here', { cause: error });
}

/** The one shape of every error's body. */
export const errorBody = ({ code, message }: HttpError): { error: { code: string; message: string } } => ({
  error: { code, message },
});
