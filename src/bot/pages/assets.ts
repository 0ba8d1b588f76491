import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Request, Response, Server } from 'restify';
import { encodable } from '../http/encoding.ts';
import { HttpError } from '../http/errors.ts';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

interface Asset {
  type: string;
  encoded: ReturnType<typeof encodable>;
}

export interface Assets {
  /**
   * Serves files that belong together: one may name another by its bare name. Returns the address of their folder,
   * with a slash at its end; it changes with their content, so that browsers may keep them for ever.
   */
  publish(files: readonly string[]): string;
}

/** Files that pages fetch, below `/assets/`, held in memory. */
export function createAssets(server: Server): Assets {
  const assets = new Map<string, Asset>();

  server.get('/assets/:folder/:file', async (req: Request, res: Response) => {
    const { folder, file } = req.params as { folder: string; file: string };
    const asset = assets.get(`/assets/${folder}/${file}`);
    if (!asset) throw new HttpError(404, 'NotFound', 'there is no such file');
    const { body, headers } = await asset.encoded(req);
    res.writeHead(200, {
      ...headers,
      'Content-Type': asset.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
    });
    res.end(body);
  });

  return {
    publish(files) {
      const read = files.map((file) => {
        const path = fileURLToPath(file);
        return { name: basename(path), bytes: readFileSync(path) };
      });
      const hash = createHash('sha256');
      for (const { name, bytes } of read) hash.update(`${name} ${bytes.length} `).update(bytes);
      const folder = `/assets/${hash.digest('base64url').slice(0, 16)}/`;
      for (const { name, bytes } of read)
        assets.set(folder + name, { type: types[extname(name)]!, encoded: encodable(bytes) });
      return folder;
    },
  };
}
