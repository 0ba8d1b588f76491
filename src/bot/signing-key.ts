import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes of a key. */
const keyLength = 32;

/**
 * The key that signs web-chat tokens, so that they outlive a restart: derived from `secret` where there is one, and
 * hence the same in every process; otherwise made once and kept in the data folder, readable by its owner alone.
 */
export async function signingKey(dataDir: string, secret?: string): Promise<Uint8Array> {
  if (secret) return createHmac('sha256', secret).update('griot direct line tokens').digest();
  const path = join(dataDir, 'direct-line.key');
  await mkdir(dataDir, { recursive: true });
  const kept = await readFile(path).catch(unlessCode('ENOENT'));
  if (kept?.length === keyLength) return kept;
  // A file of another length was cut short by a power failure: it signs nothing.
  if (kept) await rm(path, { force: true });
  const fresh = `${path}.${randomUUID()}`;
  try {
    await writeFile(fresh, randomBytes(keyLength), { mode: 0o600 });
    // A link appears whole or not at all: of two starts at once, the first is believed by both.
    await link(fresh, path).catch(unlessCode('EEXIST'));
  } finally {
    await rm(fresh, { force: true });
  }
  return readFile(path);
}

const unlessCode =
  (code: string) =>
  (error: unknown): undefined => {
    if ((error as NodeJS.ErrnoException).code !== code) throw error;
  };
