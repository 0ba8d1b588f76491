import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor, type Expression, type TemplateElement } from 'oxc-parser';

export interface Import {
  specifier: string;
  /** Nothing of it is left at run time. */
  typeOnly: boolean;
  line: number;
}

/** A string of the code: what stands for sure, and `*` where an expression is filled in. */
export interface Text {
  parts: string[];
  line: number;
  /** It is the argument of `.text(…)` or `.list(…)`, as a key of `locales/`. */
  spoken: boolean;
}

/** What the house's rules need to know of one TypeScript file. */
export interface Source {
  /** From the root of the project, with slashes. */
  path: string;
  imports: Import[];
  /** Where it reads the environment, or writes to the console. */
  environment: number[];
  console: number[];
  texts: Text[];
}

/** Every TypeScript file below `folders`; a folder that is not there holds none. */
export function readSources(root: string, folders: readonly string[]): Source[] {
  return folders.flatMap((folder) => {
    const found = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
    return found
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .sort()
      .map((path) => readSource(path, readFileSync(join(root, path), 'utf8')));
  });
}

/** Throws `SyntaxError` where the code is not TypeScript. */
function readSource(path: string, code: string): Source {
  const { program, errors } = parseSync(path, code);
  if (errors[0]) throw new SyntaxError(`${path}: ${errors[0].message}`);
  const source: Source = { path, imports: [], environment: [], console: [], texts: [] };
  const line = (offset: number): number => code.slice(0, offset).split('\n').length;
  const takes = (specifier: unknown, start: number, typeOnly = false): void => {
    if (typeof specifier === 'string') source.imports.push({ specifier, typeOnly, line: line(start) });
  };
  const spoken = new Set<number>();

  new Visitor({
    ImportDeclaration(node) {
      const named = node.specifiers;
      const types = named.filter((one) => one.type === 'ImportSpecifier' && one.importKind === 'type');
      const typeOnly = node.importKind === 'type' || (named.length > 0 && types.length === named.length);
      takes(node.source.value, node.start, typeOnly);
      const takesEnvironment = named.some((one) => one.local.name === 'env');
      if (/^(node:)?process$/.test(node.source.value) && takesEnvironment) {
        source.environment.push(line(node.start));
      }
    },
    ExportAllDeclaration: (node) => takes(node.source.value, node.start, node.exportKind === 'type'),
    ExportNamedDeclaration: (node) => takes(node.source?.value, node.start, node.exportKind === 'type'),
    TSImportType: (node) => takes(node.source.value, node.start, true),
    ImportExpression: (node) => takes(literal(node.source), node.start),
    CallExpression(node) {
      const first = node.arguments[0];
      if (first === undefined || first.type === 'SpreadElement') return;
      const called = code.slice(node.callee.start, node.callee.end);
      if (/^(require|require\.resolve|import\.meta\.resolve)$/.test(called))
        takes(literal(first), node.start);
      if (/\.(text|list)$/.test(called)) for (const key of endings(first)) spoken.add(key.start);
    },
    MemberExpression(node) {
      const name = node.computed
        ? literal(node.property)
        : code.slice(node.property.start, node.property.end);
      const owner = code.slice(node.object.start, node.object.end);
      if (name === 'env' && /^(globalThis\.)?process$/.test(owner)) source.environment.push(line(node.start));
      if (owner === 'console') source.console.push(line(node.start));
    },
    VariableDeclarator(node) {
      const taken = code.slice(node.id.start, node.id.end);
      const from = node.init && code.slice(node.init.start, node.init.end);
      if (from === 'process' && /\benv\b/.test(taken)) source.environment.push(line(node.start));
    },
    Literal(node) {
      if (typeof node.value !== 'string') return;
      source.texts.push({ parts: [node.value], line: line(node.start), spoken: spoken.has(node.start) });
    },
    TemplateLiteral(node) {
      const parts = node.quasis.map((quasi: TemplateElement) => quasi.value.cooked ?? quasi.value.raw);
      source.texts.push({ parts, line: line(node.start), spoken: spoken.has(node.start) });
    },
  }).visit(program);
  return source;
}

const literal = (node: { type: string; value?: unknown }): unknown =>
  node.type === 'Literal' ? node.value : undefined;

/** The expressions that this one may turn out to be. */
function endings(node: Expression): Expression[] {
  if (node.type === 'ConditionalExpression') return [...endings(node.consequent), ...endings(node.alternate)];
  if (node.type === 'LogicalExpression') return [...endings(node.left), ...endings(node.right)];
  return [node];
}
