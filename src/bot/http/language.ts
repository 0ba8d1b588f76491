import type { IncomingMessage } from 'node:http';
import { languages, type Language } from '../../coaching/speech.ts';
import { preferences } from './preferences.ts';

export const isLanguage = (code: string | null): code is Language =>
  (languages as readonly (string | null)[]).includes(code);

/** The language of ours that a browser wants most; `fallback` where it wants none of them. */
export const languageOf = ({ headers }: IncomingMessage, fallback: Language): Language =>
  preferences(headers['accept-language'])
    .map((tag) => tag.split('-', 1)[0]!)
    .find(isLanguage) ?? fallback;
