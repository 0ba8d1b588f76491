import { writtenLanguage } from '../language.ts';
import type { Language } from '../speech.ts';
import type { StageName } from '../stages.ts';
import { measures, scoreOf } from './assess.ts';
import { factsIn } from './facts.ts';
import { read } from './reading.ts';
import { sentencesOf } from './sentences.ts';
import { withoutCapital } from './capital.ts';
import { tidy } from './tidy.ts';

/** Longest reformulation, in characters, and in sentences. */
const longest = 400;
const mostSentences = 2;

/** The answer better said, in its own language: at most two sentences and 400 characters, nothing added. */
export function reformulate(stage: StageName, answer: string, language: Language): string {
  const spoken = writtenLanguage(answer) ?? language;
  const sentences = sentencesOf(tidy(answer, spoken)).flatMap(split);
  return sentences.length > 0 ? together(fitting(stage, sentences), spoken) : answer.trim().slice(0, longest);
}

/** A sentence longer than this is a run-on, if it has a comma where somebody begins to act anew; characters. */
const runOn = 180;
const newSubject =
  /,\s(?=(?:je|j'|nous|on|ils|elles|we|they|i|eu|nós|eles|elas|tuna\p{L}+|wana\p{L}+)(?![\p{L}]))/giu;
const subordinate =
  /(?:^|[,;:]\s)(?:quand|si|s'|lorsque|comme|dès|après|avant|pour|parce|puisque|où|when|if|while|because|as|once|after|before|since|until|quando|se|porque|depois|enquanto|kwa sababu)\s[^,]*$/iu;

/** Two sentences in place of a run-on, parted nearest to its middle; other sentences as they are. */
function split(sentence: string): string[] {
  if (sentence.length <= runOn || /[;:(«"]/u.test(sentence)) return [sentence];
  const distance = (at: number): number => Math.abs(at - sentence.length / 2);
  const [best] = [...sentence.matchAll(newSubject)]
    .map(({ index }) => index)
    .filter((index) => !subordinate.test(sentence.slice(0, index)))
    .sort((a, b) => distance(a) - distance(b));
  if (best === undefined || distance(best) > sentence.length / 4) return [sentence];
  return [sentence.slice(0, best), sentence.slice(best + 1).trim()];
}

/** The sentences that fit, in order: of a longer answer those that make it most complete, and then hold most facts. */
function fitting(stage: StageName, sentences: readonly string[]): string[] {
  if (lengthOf(sentences) <= longest) return [...sentences];
  const kept = new Set<number>();
  const withOne = (index: number): string[] => sentences.filter((_, at) => at === index || kept.has(at));
  for (;;) {
    const [next] = sentences
      .map((_, index) => index)
      .filter((index) => !kept.has(index) && lengthOf(withOne(index)) <= longest)
      .map((index) => ({ index, worth: worthOf(stage, withOne(index).join(' ')) }))
      .sort((a, b) => b.worth - a.worth);
    if (!next) break;
    kept.add(next.index);
  }
  return kept.size > 0 ? sentences.filter((_, at) => kept.has(at)) : [beginning(sentences[0] ?? '')];
}

/** What a fact more is worth, in shares of a complete answer; a price as much as so many. */
const factWorth = 0.04;
const priceFacts = 3;

function worthOf(stage: StageName, text: string): number {
  const reading = read(text);
  const prices = reading.figures.filter(({ kind }) => kind === 'money').length;
  const facts = factsIn(reading).length + (priceFacts - 1) * prices;
  return scoreOf(stage, measures[stage](reading)) + factWorth * facts;
}

/** Room for a mark and a space after each. */
const lengthOf = (sentences: readonly string[]): number =>
  sentences.reduce((sum, sentence) => sum + sentence.length + 2, 0);

/** The clauses with which a sentence begins, as far as they fit; never cut within a figure. */
function beginning(sentence: string): string {
  const room = sentence.slice(0, longest - 1);
  const clause =
    /^[\s\S]*\S(?=\s*(?:[,;:–—]\s|\s(?:et|and|e|mais|but|mas|que|who|qui|so|pour|para|parce|because|porque)\s))/iu.exec(
      room,
    )?.[0];
  const words = room.replace(/\s+\S*$/u, '');
  const cut = clause && clause.length > longest / 3 ? clause : words;
  const figure = read(sentence).figures.find(({ start, end }) => start < cut.length && cut.length < end);
  return (figure ? sentence.slice(0, figure.start) : cut).replace(/[\s,;:–—(]+$/u, '');
}

/** As at most two sentences: those beyond are joined by semicolons, evenly. */
function together(sentences: readonly string[], language: string): string {
  const half = Math.ceil(sentences.length / mostSentences);
  const parts = [sentences.slice(0, half), sentences.slice(half)].filter((part) => part.length > 0);
  return parts
    .map((part) => finished(part.reduce((text, next) => joined(text, next, language), '')))
    .join(' ');
}

/** Joined by a semicolon; a plain word loses its capital, what may be a name keeps it. */
function joined(text: string, next: string, language: string): string {
  if (text === '') return next;
  return `${text.replace(/[.!…\s]+$/u, '')}${language === 'fr' ? ' ;' : ';'} ${withoutCapital(next)}`;
}

function finished(text: string): string {
  const capital = /^(?:https?:|www\.)/u.test(text)
    ? text
    : text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  const bare = capital.replace(/[\s,;:–-]+$/u, '');
  return /[.!?؟…]["»)]*$/u.test(bare) ? bare : `${bare}.`;
}
