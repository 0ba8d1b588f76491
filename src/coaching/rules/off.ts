import type { OffReason } from '../coach.ts';
import { isOrder } from './orders.ts';
import type { Reading } from './reading.ts';

/** Why a message is no answer to any stage, or undefined when it may be one. */
export function offReason(reading: Reading): OffReason | undefined {
  if (isOrder(reading)) return 'order';
  if (isOnlyLink(reading)) return 'link';
  if (isNoise(reading)) return 'noise';
  if (isSmallTalk(reading)) return 'small-talk';
  return isQuestion(reading) ? 'question' : undefined;
}

const link =
  /(?:https?:\/\/|www\.)\S+|\b[a-z0-9-]+\.(?:com|org|net|shop|store|africa|example|io|app|sn|ci|bj|ml|ng|ke|gh|cm|fr|pt)(?:\/\S*)?(?=\s|$)/giu;

function isOnlyLink({ text }: Reading): boolean {
  const rest = text.replace(link, '');
  return rest !== text && rest.replace(/[^\p{L}]/gu, '').length < 4;
}

function isNoise(reading: Reading): boolean {
  const { words, text } = reading;
  const letters = words.filter((word) => /\p{L}/u.test(word.text));
  if (letters.length === 0) return true;
  if (/lorem ipsum|dolor sit amet|consectetur|adipiscing/iu.test(text)) return true;
  const mashed = letters.filter((word) => isMashed(word.text) || isTrial(word.text)).length;
  return mashed * 2 >= letters.length || repeats(letters.map((word) => word.text)) || isSoup(reading);
}

const keyboardRow = /qwe|asd|zxc|aze|qsd|wxc|jkl|uiop|hjk|dfg|fgh|sdf|cvb|vbn|poiu|lkj/u;

/** Keys struck at random: no vowels, endless consonants, a letter held down, neighbouring keys. */
function isMashed(word: string): boolean {
  if (!/^[a-z]+$/u.test(word)) return false;
  if (/(.)\1{3}/u.test(word)) return true;
  if (word.length >= 3 && word.length <= 4)
    return /^(?:qwe|asd|zxc|azer?|qsdf?|wxcv?|jkl|asdf|qwer|sdfg?|dfgh?|fghj?|ghjk?|hjkl?)$/u.test(word);
  if (word.length < 5) return false;
  if (!/[aeiouy]/u.test(word) || /[bcdfghjklmnpqrstvwxz]{6}/u.test(word)) return true;
  return keyboardRow.test(word) && /[bcdfghjklmnpqrstvwxz]{4}/u.test(word);
}

const isTrial = (word: string): boolean =>
  /^(?:test|tests|testing|teste|testando|essai|jaribu|blah?|blabla\w*|bla|xxx+|abc|abcd\w*|lalala\w*|hm+|mm+|ah+|oh+|تجربة)$/u.test(
    word,
  );

const repeats = (words: readonly string[]): boolean =>
  words.length >= 3 && new Set(words).size * 3 <= words.length;

/** Fashion words in a row, without a sentence to hold them together. */
function isSoup(reading: Reading): boolean {
  const words = reading.words.filter((word) => /\p{L}/u.test(word.text));
  const count = (test: (index: number) => boolean): number =>
    reading.words.filter((word, index) => /\p{L}/u.test(word.text) && test(index)).length;
  const buzz = count((index) => reading.at(index, 'buzz'));
  const common = count((index) => reading.at(index, 'common'));
  return buzz >= 3 && buzz * 3 >= words.length && common * 4 <= words.length;
}

/** Greetings and the weather: hardly a word about a business. */
function isSmallTalk(reading: Reading): boolean {
  const idle = reading.words.filter(
    (_, index) => reading.at(index, 'greeting') || reading.at(index, 'chatter'),
  ).length;
  if (idle === 0 || reading.words.length > 25 || reading.has('unknown')) return false;
  const business = reading.concrete.filter((index) => !reading.at(index, 'chatter')).length;
  const generic = reading.hits('generic').filter((hit) => !reading.at(hit.from, 'greeting')).length;
  return (
    business + generic <= Math.max(1, idle / 2) && reading.figures.length === 0 && !reading.has('everyone')
  );
}

/** Most of the message asks something, of the coach or about matters outside the coaching. */
function isQuestion(reading: Reading): boolean {
  if (reading.has('everyone') || (reading.has('unknown') && !/[?؟]/u.test(reading.text))) return false;
  if (reading.has('unknown') || reading.has('hesitant')) return false;
  let asking = 0;
  let start = 0;
  let marked = false;
  for (const sentence of reading.text.split(/(?<=[.!?؟\n…])/u)) {
    const end = start + sentence.length;
    const inside = reading.words.flatMap((word, index) =>
      word.start >= start && word.end <= end ? [index] : [],
    );
    const mark = /[?؟]\s*$/u.test(sentence);
    const asks = inside.some((index) => reading.at(index, 'question'));
    const ofCoach = inside.some((index) => reading.at(index, 'coach'));
    if (
      (mark && (asks || ofCoach || inside.length <= 6)) ||
      (asks && ofCoach && opensAsking(reading, inside)) ||
      (asks && marked)
    )
      asking += inside.length;
    marked ||= mark && (asks || ofCoach);
    start = end;
  }
  return asking * 2 > reading.words.length;
}

const opensAsking = (reading: Reading, inside: readonly number[]): boolean =>
  inside.slice(0, 3).some((index) => reading.at(index, 'question'));
