import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Source, Text } from './source.ts';

/** Texts and lists of texts of one language, by `namespace:path.to.key`. */
export type Locale = Map<string, string | unknown[]>;

/** The languages of a `locales/` folder: one folder each, one namespace a file. */
export function readLocales(folder: string): Map<string, Locale> {
  return new Map(readdirSync(folder).map((language) => [language, readLocale(join(folder, language))]));
}

function readLocale(folder: string): Locale {
  const locale: Locale = new Map();
  for (const name of readdirSync(folder)) {
    flatten(JSON.parse(readFileSync(join(folder, name), 'utf8')), `${name.replace(/\.json$/, '')}:`, locale);
  }
  return locale;
}

function flatten(value: unknown, key: string, into: Locale): void {
  if (typeof value === 'string' || Array.isArray(value)) into.set(key, value);
  else if (typeof value !== 'object' || value === null) into.set(key, '');
  else for (const [name, inner] of Object.entries(value)) flatten(inner, below(key, name), into);
}

const below = (key: string, name: string): string => (key.endsWith(':') ? key + name : `${key}.${name}`);

/**
 * Namespaces whose lists are what owners may type, not what Griot says: a language has as many of them as it has.
 * Everywhere else lists are as long as each other.
 */
const heard = ['commands:'];

/** What one language has and another lacks, and texts that are empty: one line each. */
export function disparities(locales: ReadonlyMap<string, Locale>): string[] {
  const [first, ...others] = [...locales.keys()].map(
    (language) => [language, forms(locales, language)] as const,
  );
  if (!first) return ['there are no languages'];
  const [model, texts] = first;
  const plural = pluralKeys(locales.values());
  const empty = [...locales].flatMap(([language, locale]) =>
    [...locale].filter(([, text]) => isEmpty(text)).map(([key]) => `${language}: ${key} is empty`),
  );
  const differing = others.flatMap(([language, translated]) => [
    ...[...texts.keys()].filter((key) => !translated.has(key)).map((key) => `${language}: lacks ${key}`),
    ...[...translated.keys()].filter((key) => !texts.has(key)).map((key) => `${model}: lacks ${key}`),
    ...[...texts].flatMap(([key, text]) => {
      const other = translated.get(key);
      const fault = other === undefined ? undefined : difference(key, text, other);
      return fault === undefined ? [] : [`${language}: ${key} ${fault} than in ${model}`];
    }),
  ]);
  return [
    ...empty,
    ...differing,
    ...[...locales].flatMap(([language, locale]) => lackingForms(language, locale, plural)),
  ];
}

const isEmpty = (text: string | unknown[]): boolean =>
  typeof text === 'string'
    ? text.trim() === ''
    : text.length === 0 || text.some((item) => typeof item !== 'string' || item.trim() === '');

function difference(key: string, text: string | unknown[], other: string | unknown[]): string | undefined {
  if (Array.isArray(text) !== Array.isArray(other)) return 'is of another kind';
  if (text.length !== other.length && Array.isArray(text) && !heard.some((space) => key.startsWith(space))) {
    return `has ${other.length} texts, not ${text.length},`;
  }
  return placeholders(text) === placeholders(other) ? undefined : 'has other placeholders';
}

/** Which placeholders and nested keys a text has, and which a list has in all. */
const placeholders = (text: string | unknown[]): string =>
  [...new Set(String(text).match(/\{\{[^}]*\}\}|\$t\([^)]*\)/g))].sort().join(' ');

const pluralForm = /_(zero|one|two|few|many|other)$/;

/** The keys that come in plural forms in any language: those that have both `_one` and `_other` somewhere. */
function pluralKeys(locales: Iterable<Locale>): Set<string> {
  const all = new Set([...locales].flatMap((locale) => [...locale.keys()]));
  const bases = [...all].filter((key) => key.endsWith('_other')).map((key) => key.replace(pluralForm, ''));
  return new Set(bases.filter((base) => all.has(`${base}_one`)));
}

/** A language's texts, plural forms of one key taken together: how many there are differs by language. */
function forms(locales: ReadonlyMap<string, Locale>, language: string): Locale {
  const plural = pluralKeys(locales.values());
  const entries = [...(locales.get(language) ?? [])].map(([key, text]) => {
    const base = key.replace(pluralForm, '');
    return plural.has(base) ? ([base, text] as const) : ([key, text] as const);
  });
  return new Map(entries);
}

function lackingForms(language: string, locale: Locale, plural: ReadonlySet<string>): string[] {
  const rules = new Intl.PluralRules(language);
  // Up to a thousand: nothing in a chat is counted in millions, which some languages have a form for.
  const needed = new Set(Array.from({ length: 1001 }, (_, count) => rules.select(count)));
  return [...plural].flatMap((base) =>
    [...needed]
      .filter((form) => !locale.has(`${base}_${form}`))
      .map((form) => `${language}: lacks ${base}_${form}, a plural form of this language`),
  );
}

/** In the dialogs, `talk.text('x')` speaks `dialogs:x`. */
const relay = { folder: 'src/dialogs/', space: 'dialogs:' };

/** Keys in the code that `locale` does not have, and texts of `locale` that no key in the code can reach. */
export function keyFaults(sources: readonly Source[], locale: Locale): string[] {
  const spaces = new Set([...locale.keys()].map((key) => key.slice(0, key.indexOf(':') + 1)));
  const bare = new Map([...locale.keys()].map((key) => [key, key.replace(pluralForm, '')]));
  const used = new Set<string>();
  const unknown = sources.flatMap((source) =>
    source.texts.flatMap((text) => {
      const key = keyOf(text, source.path);
      if (key === undefined) return [];
      const pattern = new RegExp(`^${key.replace(/[.?^$|()[\]{}\\+]/g, '\\$&').replaceAll('*', '.+')}$`);
      const reached = [...bare].filter((names) => names.some((name) => pattern.test(name)));
      for (const [name] of reached) used.add(name);
      const isKey = text.spoken || spaces.has(/^[a-z-]+:/.exec(text.parts.join(''))?.[0] ?? '');
      return reached.length > 0 || !isKey ? [] : [`${source.path}:${text.line}: no text ${key}`];
    }),
  );
  const unreached = [...locale.keys()].filter((key) => !used.has(key));
  return [...unknown, ...unreached.map((key) => `${key} is in locales/, but no code names it`)];
}

/** The key that a string of the code may be, `*` where an expression is filled in. */
function keyOf({ parts, spoken }: Text, path: string): string | undefined {
  const key = parts.join('*');
  if (key === `${relay.space}*` || !/^[\w*.:-]+$/.test(key)) return undefined;
  if (/^[a-z-]+:/.test(key)) return key;
  const ofDialogs = path.startsWith(relay.folder) && (spoken || /^[a-z*-]+\./.test(key));
  return ofDialogs && key !== '*' ? relay.space + key : undefined;
}
