import { francAll } from 'franc';
import type { Language } from '../coaching/speech.ts';
import { speaksToModels } from './clean.ts';
import { claimsOf } from './gates/claims.ts';
import { figuresOf } from './gates/figures.ts';
import { vocabularyOf } from './gates/words.ts';
import type { Material } from './material.ts';

/** Why a text that a model wrote is not used. */
export type Fault =
  | 'empty'
  | 'too-long'
  | 'placeholder'
  | 'link'
  | 'order'
  | 'language'
  | 'figure'
  | 'name'
  | 'claim'
  | 'other-matter';

/** What is wrong with a generated text of at most `max` characters; undefined where it may be used. */
export type Gate = (text: string, max: number) => Fault | undefined;

/** What was left to be filled in. */
const placeholder =
  /lorem|ipsum|\[[^\]]*\]|\{[^}]*\}|<[^>]*>|_{2,}|\.{4,}|\bx{3,}\b|\b(?:tbd|tba|todo|insert|placeholder|n\/a|undefined|null)\b|\b(?:your|votre) (?:business|company|brand|name|entreprise|nom|marque|société)\b|example\.(?:com|org)/iu;
/** What leads away, or is more than words. */
const link =
  /https?:|www\.|:\/\/|\b(?:javascript|data|vbscript|mailto|tel):|[<>`]|&#?\w+;|\b[\w-]+\.(?:com|net|org|info|biz|io|app|shop|store|online|site|africa|sn|ci|ml|bf|ne|bj|tg|gh|ng|ke|mz|cm|fr|ly|me|co)\b|@|[\p{Cc}\p{Cf}\p{Co}]/iu;

/** The offered languages, and others that owners write in, as `franc` names them. */
const spoken: Readonly<Record<string, Language | undefined>> = {
  fra: 'fr',
  eng: 'en',
  por: undefined,
  spa: undefined,
  arb: undefined,
  swh: undefined,
};
/** Below this, in characters, a text is too short to tell its language. */
const tellingLength = 60;
/** How close to the likeliest language, of 1, the expected one has to come. */
const closeEnough = 0.9;

const isIn = (language: Language, text: string): boolean =>
  text.length < tellingLength ||
  francAll(text, { only: Object.keys(spoken) }).some(
    ([code, likelihood]) => spoken[code] === language && likelihood >= closeEnough,
  );

/** All that the owner stated, in one text. */
const statedBy = ({ name, sector, place, statements, words, contact, offer }: Material): string =>
  [
    name,
    sector?.name,
    place?.text,
    ...Object.values(statements),
    ...Object.values(words),
    ...Object.values(contact).flat(),
    ...offer.map((item) => item.text),
  ]
    .filter(Boolean)
    .join('\n');

const firstOf = (faults: readonly [Fault, boolean][]): Fault | undefined =>
  faults.find(([, found]) => found)?.[0];

/** What is wrong with a text whatever it tells: nothing in it, something left to fill in, a way elsewhere, an order. */
export const faultOfForm = (text: string): Fault | undefined =>
  firstOf([
    ['empty', text.trim() === ''],
    ['placeholder', placeholder.test(text)],
    ['link', link.test(text)],
    ['order', speaksToModels(text)],
  ]);

/** What a text tells that `known` does not: a figure, a name or place, a claim. */
export function faultOfFacts(known: string): (text: string) => Fault | undefined {
  const figures = figuresOf(known);
  const claims = claimsOf(known);
  const vocabulary = vocabularyOf(known);
  return (text) =>
    firstOf([
      ['figure', !figures(text)],
      ['name', !vocabulary.names(text)],
      ['claim', !claims(text)],
    ]);
}

/**
 * The gate for what a model writes in an owner's name: it says what they said, in their language, and nothing else.
 * Pages that were found do not count here: another's price or telephone has no place on an owner's own site.
 */
export function gateFor(material: Material, language: Language): Gate {
  const known = statedBy(material);
  const faultOfTold = faultOfFacts(known);
  const vocabulary = vocabularyOf(known);
  return (text, max) =>
    firstOf([['too-long', text.length > max]]) ??
    faultOfForm(withoutAddresses(text, material)) ??
    faultOfTold(text) ??
    firstOf([
      ['other-matter', !vocabulary.speaksOf(text)],
      ['language', !isIn(language, text)],
    ]);
}

/** The owner's own e-mail addresses are no links to elsewhere. */
const withoutAddresses = (text: string, { contact }: Material): string =>
  contact.emails.reduce((rest, email) => rest.replaceAll(email, ''), text);
