import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createInstance, type Resource } from 'i18next';
import { languages, type Language, type Speech, type SpeechIn } from './coaching/speech.ts';

const localesFolder = fileURLToPath(new URL('../locales/', import.meta.url));

/** A text that `locales/` should hold is not there, or a placeholder of it was left empty. A fault of ours. */
export class MissingText extends Error {
  readonly code = 'MISSING_TEXT';
}

function readResources(): Resource {
  const resources: Resource = {};
  for (const language of languages) {
    const files = readdirSync(`${localesFolder}${language}`).filter((name) => name.endsWith('.json'));
    resources[language] = Object.fromEntries(
      files.map((name) => [
        name.slice(0, -'.json'.length),
        JSON.parse(readFileSync(`${localesFolder}${language}/${name}`, 'utf8')),
      ]),
    );
  }
  return resources;
}

/** Reads `locales/` once; what it returns speaks any of the languages. */
export function createSpeech(): SpeechIn {
  const resources = readResources();
  const i18n = createInstance({
    lng: 'en',
    fallbackLng: false,
    resources,
    ns: Object.keys(resources['en'] ?? {}),
    interpolation: { escapeValue: false },
    missingInterpolationHandler: (text: string, match: RegExpExecArray) => {
      throw new MissingText(`no value for ${match[0]} in "${text}"`);
    },
    returnedObjectHandler: (key: string) => {
      throw new MissingText(`${key} is no text, but holds some`);
    },
    initAsync: false,
  });
  void i18n.init();
  const spoken = new Map<Language, Speech>();
  for (const language of languages) spoken.set(language, speechIn(language, i18n.getFixedT(language), i18n));
  return (language) => spoken.get(language)!;
}

function speechIn(
  language: Language,
  translate: ReturnType<ReturnType<typeof createInstance>['getFixedT']>,
  i18n: ReturnType<typeof createInstance>,
): Speech {
  return {
    language,
    text(key, values = {}) {
      if (!i18n.exists(key, { lng: language, ...values }))
        throw new MissingText(`no text ${key} in ${language}`);
      return translate(key, { ...values });
    },
    list(key) {
      const found: unknown = translate(key, { returnObjects: true });
      return Array.isArray(found) ? found.filter((item) => typeof item === 'string') : [];
    },
  };
}
