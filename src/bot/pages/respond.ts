import { createHash } from 'node:crypto';
import type { Response } from 'restify';

/** A whole page, and the style sheet that its policy is to allow. */
export interface Page {
  css: string;
  text: string;
}

/** An address with a token is a secret: it is not kept, indexed or passed on. */
const guarded = {
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex, nofollow',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** Nothing runs on a page and nothing is fetched from elsewhere: its own style sheet, pictures and fonts only. */
function policyOf(css: string): string {
  const hash = createHash('sha256').update(css).digest('base64');
  return (
    `default-src 'none'; style-src 'sha256-${hash}'; img-src 'self'; font-src 'self'; ` +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
  );
}

/** A drawing that a browser shows by itself may style itself and hold a picture, and nothing else. */
const sandboxed = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox";
/** In a sandbox no browser shows a PDF; its reader runs apart from the page anyway. */
const readable = "frame-ancestors 'none'";

/** restify's own formatters would change the body: what is sent is sent as it is. */
function send(
  res: Response,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array,
): void {
  res.writeHead(status, { ...guarded, ...headers, 'Content-Length': Buffer.byteLength(body) });
  res.end(body);
}

export const sendPage = (res: Response, status: number, { css, text }: Page): void =>
  send(
    res,
    status,
    { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policyOf(css) },
    text,
  );

export interface Artefact {
  type: string;
  body: string | Uint8Array;
  /** The name under which it is kept. `download`: it is not shown first. */
  name?: string;
  download?: true;
}

export const sendArtefact = (res: Response, { type, body, name, download }: Artefact): void =>
  send(
    res,
    200,
    {
      'Content-Type': type,
      'Content-Security-Policy': type === 'application/pdf' ? readable : sandboxed,
      ...(name !== undefined && {
        'Content-Disposition': `${download ? 'attachment' : 'inline'}; filename="${name}"`,
      }),
    },
    body,
  );

/** A font is no secret, and its name changes with its content. */
export function sendFont(res: Response, body: Buffer): void {
  res.writeHead(200, {
    'Content-Type': 'font/woff2',
    'Content-Length': body.length,
    'Cache-Control': 'public, max-age=31536000, immutable',
    'X-Content-Type-Options': 'nosniff',
  });
  res.end(body);
}
