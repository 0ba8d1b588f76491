import { sentencesOf } from '../../coaching/rules/sentences.ts';
import { fold } from '../../coaching/text.ts';
import { faultOfFacts, faultOfForm, type Fault as GateFault } from '../gates.ts';
import { isIn } from './language.ts';

/** Why a model's text is not shown to an owner. */
export type Fault =
  GateFault | 'sentences' | 'question' | 'secret' | 'repeated' | 'lost' | 'turned' | 'thinner';

export interface Bounds {
  /** Characters. */
  most: number;
  sentences: number;
  /** ISO 639-1. */
  language: string;
  /** All that the owner stated. */
  known: string;
  /** What the model was told: none of it is for owners. */
  instructions: string;
}

/** What is wrong with any text of a model; undefined where it may be shown. */
export function faultOfText(
  text: string,
  { most, sentences, language, known, instructions }: Bounds,
): Fault | undefined {
  if (text.length > most) return 'too-long';
  if (sentencesOf(text).length > sentences) return 'sentences';
  if (repeats(text, instructions)) return 'repeated';
  const fault = faultOfForm(withoutKnownLinks(text, known)) ?? faultOfFacts(known)(text);
  return fault ?? (isIn(language, text) ? undefined : 'language');
}

/** Links and addresses that the owner gave lead nowhere that they do not want. */
const withoutKnownLinks = (text: string, known: string): string =>
  known
    .split(/\s+/u)
    .map((token) => token.replace(/[.,;:!?)]+$/u, ''))
    .filter((token) => faultOfForm(token) === 'link')
    .reduce((rest, token) => rest.replaceAll(token, ''), text);

/** Words in a row that nobody says by chance as they stand in the instructions. */
const inARow = 7;

function repeats(text: string, instructions: string): boolean {
  const told = ` ${fold(instructions)} `;
  const words = fold(text).split(' ');
  return words.some(
    (_, at) => at + inARow <= words.length && told.includes(` ${words.slice(at, at + inARow).join(' ')} `),
  );
}

export const questionsIn = (text: string): number => text.match(/[?؟]/gu)?.length ?? 0;

/** What nobody who coaches asks for. */
const secret =
  /pass ?words?|mots? de passe|\b(?:pin|otp|cvv|codes? secrets?|secret codes?|codigos? secretos?|senhas?|nywila)\b|api key|(?:card|carte|compte|account|cartao|conta) (?:number|bancaire|num)|numero de (?:carte|compte)/u;

/** What is wrong with a question that asks the owner for more: it is one, of one sentence, and assumes nothing. */
export function faultOfQuestion(text: string, bounds: Omit<Bounds, 'sentences'>): Fault | undefined {
  const fault = faultOfText(text, { ...bounds, sentences: 1 });
  if (fault) return fault;
  if (questionsIn(text) !== 1 || !/[?؟]$/u.test(text)) return 'question';
  return secret.test(fold(text)) ? 'secret' : undefined;
}

/** What stands where only the owner knows. */
const blanks = /_{3,}(?:[\s,]*_{3,})*/gu;
export const hasBlanks = (text: string): boolean => text.search(blanks) >= 0;
/** The same text as if they were filled in. */
export const withoutBlanks = (text: string): string => text.replace(blanks, '–');

/** What is wrong with an answer that is proposed to the owner, blanks and all. */
export function faultOfProposal(text: string, bounds: Bounds): Fault | undefined {
  return faultOfText(withoutBlanks(text), bounds) ?? (questionsIn(text) > 0 ? 'question' : undefined);
}
