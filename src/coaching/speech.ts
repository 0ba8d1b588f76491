/** The languages in which Griot speaks to an owner; each is a folder of `locales/`. */
export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];

/** Everything that an owner reads comes from `locales/` through this. One instance speaks one language. */
export interface Speech {
  readonly language: Language;
  /** The text at `key` (`namespace:path.to.key`), placeholders filled. Throws where the key is unknown. */
  text(key: string, values?: Readonly<Record<string, string | number>>): string;
  /** The list of texts at `key`, e.g. a sector's examples; empty where there is none. */
  list(key: string): string[];
}

export type SpeechIn = (language: Language) => Speech;
