import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';

/** Another process works on the same data directory. PGlite would lose data silently if both went on. */
export class DataDirInUse extends Error {
  readonly code = 'DATA_DIR_IN_USE';
  readonly retryable = false;
  constructor(dataDir: string, options?: ErrorOptions) {
    super(
      `the data folder ${dataDir} is in use by another process: stop that one, or set DATA_DIR to another folder`,
      options,
    );
  }
}

export interface DirectoryLock {
  release(): void;
}

/**
 * Makes `dataDir` if need be and takes it for this process alone. The lock is one of the operating system on an
 * SQLite file, so it is freed however the process ends. Throws `DataDirInUse`.
 */
export async function lockDirectory(dataDir: string): Promise<DirectoryLock> {
  mkdirSync(dataDir, { recursive: true });
  const { DatabaseSync } = await importSqlite();
  const file = new DatabaseSync(join(dataDir, 'lock.sqlite'));
  try {
    takeExclusively(file);
  } catch (cause) {
    file.close();
    if (cause instanceof Error && /database is locked/.test(cause.message)) {
      throw new DataDirInUse(dataDir, { cause });
    }
    throw cause;
  }
  return { release: () => file.close() };
}

function takeExclusively(file: DatabaseSync): void {
  file.exec('pragma busy_timeout = 0');
  file.exec('begin exclusive');
}

/** Older releases of Node warn on standard error that `node:sqlite` is experimental; what is used here is settled. */
async function importSqlite(): Promise<typeof import('node:sqlite')> {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = (warning: string | Error, ...rest: []) => {
    if (!String(warning).startsWith('SQLite is an experimental feature')) emitWarning(warning, ...rest);
  };
  try {
    return await import('node:sqlite');
  } finally {
    process.emitWarning = emitWarning;
  }
}
