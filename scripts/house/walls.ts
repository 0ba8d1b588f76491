import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import type { Source } from './source.ts';

/** Whom each room, and each file at the root of `src/`, may import. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  coaching: ['coaching'],
  persistence: ['persistence', 'coaching'],
  agents: ['agents', 'persistence', 'coaching'],
  dialogs: ['dialogs', 'agents', 'persistence', 'coaching'],
  bot: ['bot', 'dialogs', 'agents', 'persistence', 'coaching'],
  'main.ts': ['app.ts', 'config.ts'],
  'app.ts': ['config.ts', 'i18n.ts', 'logger.ts', 'bot', 'dialogs', 'agents', 'persistence', 'coaching'],
  'config.ts': ['coaching'],
  'i18n.ts': ['coaching'],
  'logger.ts': [],
};

/** Files at the root whose types, and nothing else, any room above `coaching` may name. */
const typesFor = { files: ['config.ts', 'logger.ts'], rooms: ['persistence', 'agents', 'dialogs', 'bot'] };

/** Packages that live in one place only. */
const homes: readonly { packages: RegExp; places: readonly string[] }[] = [
  { packages: /^botbuilder/, places: ['bot', 'dialogs'] },
  { packages: /^(botframework-.*|restify|ws)$/, places: ['bot'] },
  { packages: /^(@mikro-orm\/.*|@electric-sql\/.*|pg|pg-.*|ioredis|kysely)$/, places: ['persistence'] },
  { packages: /^(@langchain\/.*|langchain|openai)$/, places: ['agents'] },
  { packages: /^i18next$/, places: ['i18n.ts'] },
  { packages: /^pino$/, places: ['logger.ts'] },
];

const builtins = new Set(builtinModules);

/**
 * Where `src/` breaks the house's walls, one line each: imports upwards, packages away from home, packages that a
 * production install lacks, cycles, the environment read outside `config.ts`, the console.
 * `sources`: all of `src/`. `dependencies`: the names in package.json that `npm ci --omit=dev` installs.
 */
export function breaches(sources: readonly Source[], dependencies: ReadonlySet<string>): string[] {
  const found = sources.flatMap((source) => {
    const place = placeOf(source.path);
    if (!(place in allowed)) return [`${source.path}: ${place} has no place in scripts/house/walls.ts`];
    const imports = source.imports.flatMap(({ specifier, typeOnly, line }) => {
      const fault = specifier.startsWith('.')
        ? reaches(place, posix.join(posix.dirname(source.path), specifier), typeOnly)
        : uses(place, specifier, dependencies);
      return fault === undefined ? [] : [`${source.path}:${line}: ${fault}`];
    });
    const environment = place === 'config.ts' ? [] : source.environment;
    return [
      ...imports,
      ...environment.map((line) => `${source.path}:${line}: reads process.env: only src/config.ts does`),
      ...source.console.map((line) => `${source.path}:${line}: writes to the console`),
    ];
  });
  return [...found, ...cycles(sources)];
}

/** The room of a path, or the file's own name at the root of `src/`. */
const placeOf = (path: string): string => path.split('/')[1] ?? path;

function reaches(place: string, target: string, typeOnly: boolean): string | undefined {
  if (!target.startsWith('src/')) return `imports ${target}, which is outside src/`;
  const to = placeOf(target);
  if (allowed[place]?.includes(to)) return undefined;
  if (typesFor.files.includes(to) && typesFor.rooms.includes(place)) {
    return typeOnly ? undefined : `imports more than types of ${target}`;
  }
  return `imports ${target}: ${place} must not know ${to}`;
}

function uses(place: string, specifier: string, dependencies: ReadonlySet<string>): string | undefined {
  const bare = specifier.replace(/^node:/, '');
  if (specifier.startsWith('node:') || builtins.has(bare)) {
    return place === 'coaching' ? `imports ${specifier}: coaching does no I/O` : undefined;
  }
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  const home = homes.find(({ packages }) => packages.test(name));
  if (home && !home.places.includes(place)) return `imports ${name}: only ${home.places.join(' and ')} may`;
  return dependencies.has(name)
    ? undefined
    : `imports ${name}, which package.json does not list as a dependency`;
}

/** Each ring of files that import each other, once. */
function cycles(sources: readonly Source[]): string[] {
  const imports = new Map(
    sources.map(({ path, imports: all }) => {
      const own = all.filter(({ specifier }) => specifier.startsWith('.'));
      return [path, own.map(({ specifier }) => posix.join(posix.dirname(path), specifier))];
    }),
  );
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      found.push(`imports go round: ${[...trail.slice(trail.indexOf(path)), path].join(' → ')}`);
      return;
    }
    if (done.has(path)) return;
    for (const next of imports.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of imports.keys()) visit(path, []);
  return found;
}
