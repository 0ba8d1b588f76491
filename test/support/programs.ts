import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const executable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Debian and its kin keep the servers' programs out of the PATH. */
const postgresFolders = (): string[] => {
  const versions = '/usr/lib/postgresql';
  try {
    return readdirSync(versions)
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => join(versions, version, 'bin'));
  } catch {
    return [];
  }
};

/** The first folder that holds all of these programs. */
export const folderOf = (programs: string[]): string | undefined =>
  [...(process.env['PATH'] ?? '').split(delimiter), ...postgresFolders()].find((folder) =>
    programs.every((program) => executable(join(folder, program))),
  );
