import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addresses, lengths, readProject, sayings } from './house/files.ts';
import { disparities, keyFaults, readLocales } from './house/locales.ts';
import { readSources } from './house/source.ts';
import { breaches } from './house/walls.ts';

interface Outcome {
  /** What is wrong, one thing a line; none: the check passed. */
  faults: string[];
  /** Worth a look, and no fault. */
  notes?: string[];
}

interface Check {
  name: string;
  run: () => Outcome | Promise<Outcome>;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const path = `${root}node_modules/.bin${delimiter}${process.env['PATH'] ?? ''}`;

/** Runs a program of node_modules; all that it printed is the fault when it fails. */
const program = (name: string, ...args: string[]): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = spawn(name, args, {
      cwd: root,
      env: { ...process.env, PATH: path },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const printed: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => printed.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({
        faults:
          code === 0 ? [] : [Buffer.concat(printed).toString().trimEnd() || `${name} ended with ${code}`],
      });
    });
  });

const read = (file: string): string => readFileSync(`${root}${file}`, 'utf8');

const checks: Check[] = [
  { name: 'types', run: () => program('tsc', '-p', '.') },
  // What runs in browsers has other globals.
  { name: 'page types', run: () => program('tsc', '-p', 'src/bot/pages/home/client') },
  {
    name: 'lint',
    run: () =>
      program(
        'oxlint',
        '--type-aware',
        '--deny-warnings',
        '--report-unused-disable-directives',
        '-f',
        'unix',
      ),
  },
  { name: 'format', run: () => program('prettier', '--check', '--log-level', 'warn', '.') },
  {
    name: 'walls',
    run: () => {
      const { dependencies } = JSON.parse(read('package.json')) as { dependencies: object };
      return { faults: breaches(readSources(root, ['src']), new Set(Object.keys(dependencies))) };
    },
  },
  { name: 'unused', run: () => program('knip', '--no-progress', '--no-config-hints') },
  {
    name: 'locales',
    run: () => {
      const locales = readLocales(`${root}locales`);
      const keys = [...locales]
        .slice(0, 1)
        .flatMap(([, locale]) => keyFaults(readSources(root, ['src']), locale));
      return { faults: [...disparities(locales), ...keys] };
    },
  },
  { name: 'lengths', run: () => lengths(readProject(root)) },
  { name: 'sayings', run: () => ({ faults: sayings(readProject(root), root) }) },
  { name: 'lock file', run: () => ({ faults: addresses(read('package-lock.json')) }) },
];
// After `npm test` the tests need not run again.
if (!process.argv.includes('--no-tests')) {
  checks.push({ name: 'tests', run: () => program('mocha', '--forbid-only', '--reporter', 'dot') });
}

for (const { name, run } of checks) {
  const started = performance.now();
  let outcome: Outcome;
  try {
    outcome = await run();
  } catch (error) {
    outcome = { faults: [error instanceof Error ? (error.stack ?? error.message) : String(error)] };
  }
  const { faults, notes = [] } = outcome;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(
    `${name.padEnd(10)} ${faults.length > 0 ? 'FAILED' : 'ok    '} ${seconds.padStart(6)} s\n`,
  );
  for (const line of [...faults, ...notes.map((note) => `note: ${note}`)]) process.stdout.write(`${line}\n`);
  if (faults.length > 0) process.exitCode = 1;
}
