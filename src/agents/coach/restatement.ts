import { measures, scoreOf } from '../../coaching/rules/assess.ts';
import { factsIn } from '../../coaching/rules/facts.ts';
import { read } from '../../coaching/rules/reading.ts';
import type { StageName } from '../../coaching/stages.ts';
import { fold } from '../../coaching/text.ts';
import { vocabularyOf } from '../gates/words.ts';
import { faultOfText, hasBlanks, questionsIn, withoutBlanks, type Bounds, type Fault } from './checking.ts';

interface Restatement extends Omit<Bounds, 'most' | 'sentences'> {
  stage: StageName;
  /** The owner's words. */
  words: string;
  /** What the rules make of them. */
  byRules: string;
}

/** Characters and sentences: what the port promises. */
const most = 400;
const sentences = 2;
/** How much less complete than the rules' own a restatement may look to the rules, of 1. */
const slack = 0.1;

/**
 * What is wrong with words of the owner, said anew: besides what may be wrong with any text a question, a fact lost that
 * the rules keep, a denial more or less, another matter, or less said than by the rules.
 */
export function faultOfRestatement(text: string, restatement: Restatement): Fault | undefined {
  const { stage, words, byRules, known, language } = restatement;
  const fault = faultOfText(withoutBlanks(text), { ...restatement, most, sentences });
  if (fault) return fault;
  if (hasBlanks(text) !== hasBlanks(byRules)) return 'placeholder';
  if (questionsIn(text) > 0) return 'question';
  if (factsIn(read(words)).some((fact) => holds(byRules, fact) && !holds(text, fact))) return 'lost';
  if (denials(text, language) !== denials(byRules, language)) return 'turned';
  if (!vocabularyOf(`${known}\n${byRules}`).speaksOf(text)) return 'other-matter';
  return worth(stage, text) < worth(stage, byRules) - slack ? 'thinner' : undefined;
}

const worth = (stage: StageName, text: string): number => scoreOf(stage, measures[stage](read(text)));

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[\u2018\u2019]/gu, "'")
    .toLowerCase();

/** Whether a text holds a fact, whatever its spacing, case and accents; "500 F" is not in "1 500 F". */
export function holds(text: string, fact: string): boolean {
  const spoken = plain(text);
  const letters = [...spoken.matchAll(/[\p{L}\p{N}]/gu)];
  const squeezed = letters.map(([letter]) => letter).join('');
  const wanted = fold(fact).replaceAll(' ', '');
  /** What stands between a letter of the text and the one before it. */
  const gapBefore = (at: number): string => {
    const [before, after] = [letters[at - 1], letters[at]];
    return spoken.slice(before ? before.index + before[0].length : 0, after?.index);
  };
  const isWhole = (at: number): boolean => {
    const isSameFigure = /^\d\d$/u.test(squeezed.slice(at - 1, at + 1)) && /^[ .,']$/u.test(gapBefore(at));
    const end = at + wanted.length;
    const begins = at === 0 || (gapBefore(at) !== '' && !isSameFigure);
    return begins && (end >= letters.length || gapBefore(end) !== '');
  };
  for (let at = squeezed.indexOf(wanted); at >= 0; at = squeezed.indexOf(wanted, at + 1))
    if (isWhole(at)) return true;
  return false;
}

/** Words that turn what is said into its contrary, folded, by language. */
const denying: Readonly<Record<string, string>> = {
  en: 'not|cannot|no|never|nobody|nothing|without',
  fr: 'pas|jamais|sans|aucune?|rien|personne|ni',
  pt: 'nao|nunca|sem|nem|nada|ninguem',
  sw: 'hakuna|bila|hapana|si|sio',
  ar: 'لا|ليس|بدون|غير|لن|لم',
};

function denials(text: string, language: string): number {
  const words = denying[language] ?? Object.values(denying).join('|');
  const pattern = new RegExp(String.raw`(?<!\p{L})(?:${words})(?!\p{L})|n't(?!\p{L})`, 'gu');
  return plain(text).match(pattern)?.length ?? 0;
}
