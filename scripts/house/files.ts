import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export interface ProjectFile {
  /** From the root of the project, with slashes. */
  path: string;
  text: string;
}

/** A file of code grows to this many lines; from `longLines` on it is worth a look. */
const mostLines = 250;
const longLines = 200;

/** What no file of the project says, whatever its kind. */
const nowhere: readonly { what: string; pattern: RegExp }[] = [
  { what: 'names a folder beside the project', pattern: /\.\.[/]shared\b/ },
  { what: "names a path of somebody's machine", pattern: /(?<![\w./:-])\/(home|root|Users|work)\/\w/ },
  { what: 'names a package registry', pattern: /\bregistry[.]\w+/ },
];

/** What no file of code says. */
const notInCode: readonly { what: string; pattern: RegExp }[] = [
  {
    what: 'switches a check off',
    pattern: /(ox|es)lint[-]disable|@ts-(ignore|expect-error|nocheck)/,
  },
  { what: 'leaves other tests out', pattern: /\b(describe|it|context)\.only[(]/ },
  { what: 'is unfinished', pattern: /\b(TO[D]O|FIX[M]E|X[X]X)\b/ },
];

/** Every text file that is, or would be, in git: not what `.gitignore` names. */
export function readProject(root: string): ProjectFile[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  const deleted = execFileSync('git', ['ls-files', '-z', '--deleted'], { cwd: root, encoding: 'utf8' }).split(
    '\0',
  );
  return listed
    .split('\0')
    .filter((path) => path !== '' && !deleted.includes(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
    .filter(({ text }) => !text.includes('\0'));
}

/** Files of code that are too long, and those that come near. */
export function lengths(files: readonly ProjectFile[]): { faults: string[]; notes: string[] } {
  const long = files
    .filter(({ path }) => isCode(path))
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > longLines)
    .map(({ path, lines }) => ({ lines, said: `${path} has ${lines} lines` }));
  return {
    faults: long
      .filter(({ lines }) => lines > mostLines)
      .map(({ said }) => `${said}, more than ${mostLines}`),
    notes: long.filter(({ lines }) => lines <= mostLines).map(({ said }) => said),
  };
}

/** Lines that say what the house does not say. `root`: where the project lies on this machine. */
export function sayings(files: readonly ProjectFile[], root: string): string[] {
  return files.flatMap(({ path, text }) => {
    const refused = isCode(path) ? [...nowhere, ...notInCode] : nowhere;
    return text.split('\n').flatMap((line, index) => {
      const found = refused.filter(({ pattern }) => pattern.test(line)).map(({ what }) => what);
      if (line.includes(root) || line.includes(`${homedir()}/`)) found.push('names a path of this machine');
      return found.map((what) => `${path}:${index + 1}: ${what}`);
    });
  });
}

/** Packages for which the lock file names an address: `npm ci` would insist on that registry. */
export function addresses(lock: string): string[] {
  const { packages } = JSON.parse(lock) as {
    packages: Record<string, { resolved?: string; link?: boolean }>;
  };
  return Object.entries(packages)
    .filter(([, { resolved, link }]) => resolved !== undefined && !link)
    .map(
      ([name]) => `package-lock.json: ${name} has an address: npm install --omit-lockfile-registry-resolved`,
    );
}

const isCode = (path: string): boolean => /^(src|test|scripts|bench)\/.*\.ts$/.test(path);
