import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'restify';
import type { Conversation, Files, JsonObject } from '../../../persistence/ports.ts';
import { mediaType, parseObject, readBody } from '../../http/body.ts';
import { badRequest, HttpError } from '../../http/errors.ts';
import { isId } from './incoming.ts';
import { basePath } from './origins.ts';

/** Bytes of a whole request, as Direct Line has it. */
const largestUpload = 4 * 1024 * 1024;
const mostParts = 20;
const longestName = 200;

/** Types that a browser shows without running anything in them; all else is handed over as a download. */
const shown = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif']);
const typeShape = /^[\w.+-]+\/[\w.+-]+$/;

interface Received {
  name: string;
  type: string;
  bytes: Uint8Array;
}

interface Upload {
  activity: JsonObject;
  files: Received[];
}

/** Files that users send along, kept under `uploads/<conversation id>/`. */
export class Uploads {
  readonly #files: Pick<Files, 'read' | 'write'>;
  readonly #address: (req: Request) => URL;

  /** `address`: where a client reaches us. */
  constructor(files: Pick<Files, 'read' | 'write'>, address: (req: Request) => URL) {
    this.#files = files;
    this.#address = address;
  }

  /** What was sent: files, and the activity to carry them as far as there is one. Keeps nothing. Throws 400, 413. */
  async receive(req: Request): Promise<Upload> {
    const bytes = await readBody(req, largestUpload);
    if (bytes.length === 0) throw badRequest('a body is missing');
    const type = req.headers['content-type'];
    if (mediaType(type) !== 'multipart/form-data') return { activity: {}, files: [readRaw(bytes, req)] };
    const upload = await readForm(bytes, type!);
    if (![undefined, 'message'].includes(upload.activity['type'] as string | undefined))
      throw badRequest('files come with a message');
    return upload;
  }

  /** Keeps the files, and returns them as attachments of a message. */
  async keep(req: Request, { id }: Conversation, files: Received[]): Promise<JsonObject[]> {
    const attachments: JsonObject[] = [];
    for (const file of files) {
      const fileId = randomUUID();
      await this.#files.write({ path: `uploads/${id}/${fileId}`, type: file.type, bytes: file.bytes });
      const contentUrl = new URL(`${basePath}/conversations/${id}/files/${fileId}`, this.#address(req)).href;
      attachments.push({ contentType: file.type, contentUrl, name: file.name });
    }
    return attachments;
  }

  /** Sends a file. Its address cannot be guessed, so it takes no token: a browser sends none for a picture. */
  async serve(req: Request, res: Response): Promise<void> {
    const { id, file: fileId } = req.params as { id: string; file: string };
    const file = isId(id) && isId(fileId) ? await this.#files.read(`uploads/${id}/${fileId}`) : undefined;
    if (!file) throw new HttpError(404, 'NotFound', 'there is no such file');
    const isShown = shown.has(file.type);
    res.writeHead(200, {
      'Content-Type': isShown ? file.type : 'application/octet-stream',
      'Content-Length': file.bytes.byteLength,
      'Content-Disposition': isShown ? 'inline' : 'attachment',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, max-age=86400',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
    res.end(Buffer.from(file.bytes));
  }
}

async function readForm(bytes: Buffer<ArrayBuffer>, contentType: string): Promise<Upload> {
  if (countParts(bytes) > mostParts) throw badRequest(`a form may have ${mostParts} parts at most`);
  const form = await new globalThis.Response(bytes, { headers: { 'Content-Type': contentType } })
    .formData()
    .catch((cause: unknown) => {
      throw new HttpError(400, 'MalformedData', 'the form cannot be read', { cause });
    });
  let activity: JsonObject = {};
  const files: Received[] = [];
  for (const [name, part] of form) {
    const content = typeof part === 'string' ? Buffer.from(part) : new Uint8Array(await part.arrayBuffer());
    if (name === 'activity') activity = parseObject(content);
    else if (typeof part !== 'string')
      files.push({ name: cleanName(part.name), type: cleanType(part.type), bytes: content });
  }
  if (files.length === 0) throw badRequest('the form holds no file');
  return { activity, files };
}

/** Each part costs more than its bytes: a form of a great many empty ones is not parsed at all. */
function countParts(bytes: Buffer): number {
  let count = 0;
  for (
    let at = -1;
    (at = bytes.indexOf('\r\nContent-Disposition:', at + 1, 'latin1')) >= 0 && count <= mostParts;
  )
    count++;
  return count;
}

function readRaw(bytes: Buffer, { headers }: Request): Received {
  const name = /filename="?([^";]+)"?/i.exec(headers['content-disposition'] ?? '')?.[1];
  return { name: cleanName(name ?? ''), type: cleanType(headers['content-type'] ?? ''), bytes };
}

const cleanType = (type: string): string => {
  const bare = mediaType(type);
  return typeShape.test(bare) ? bare : 'application/octet-stream';
};

/** The name alone: no folder, no control character. */
const cleanName = (name: string): string =>
  name
    .replace(/^.*[/\\]/s, '')
    .replace(/\p{Cc}/gu, '')
    .slice(0, longestName)
    .toWellFormed() || 'file';
