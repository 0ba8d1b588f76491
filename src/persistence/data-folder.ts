import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { dataDir as freshCluster } from '@electric-sql/pglite-prepopulatedfs';

/**
 * The folder of PGlite's files in `dataDir`. At the first start it is unpacked beside its place and then moved there,
 * so that a start that is cut short leaves nothing half made. It comes from an archive, because making it anew takes
 * three times the memory and the time.
 */
export async function pgliteFolder(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'pglite');
  if (existsSync(folder)) return folder;
  const unpacked = join(dataDir, 'pglite.new');
  rmSync(unpacked, { recursive: true, force: true });
  const pglite = await PGlite.create({ dataDir: unpacked, loadDataDir: await freshCluster() });
  await pglite.close();
  renameSync(unpacked, folder);
  return folder;
}
