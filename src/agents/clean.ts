import { shorten } from './prose.ts';

/** Characters without a picture, or that turn the direction of what follows: nothing an owner or a page has to say. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu;

/** A stranger's text as plain words: no markup, no hidden characters, in at most `max` characters. */
export const plainText = (text: string, max: number): string =>
  shorten(
    text
      .slice(0, max * 20)
      .normalize('NFC')
      .replace(/<[^<>]*>/gu, ' ')
      .replace(/[<>]/gu, ' ')
      .replace(/\s/gu, ' ')
      .replace(invisible, ''),
    max,
  );

/** Ways to speak to a model instead of to a reader, in the languages of most pages. */
const orders =
  /(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instruction|prompt|rule|guideline|context|above|previous)|(?:ignore[zr]?|oublie[zr]?|oubliez)\b.{0,40}\b(?:instruction|consigne|règle|regle|précédent|precedent|ci-dessus)|(?:ignora|ignore|esqueça|esqueca|olvida)\b.{0,40}\b(?:instruç|instruc|regra|regla|anterior)|system\s*prompt|prompt\s*système|(?:you are|tu es|vous êtes|act as|agis comme) (?:now |maintenant |désormais )?(?:a |an |un |une )?(?:\w+ ){0,2}(?:assistant|ai|ia|model|modèle|chatgpt|gpt)\b|<\/?(?:data|system|assistant|user|instructions?)>|\[\/?(?:inst|system)\]|###\s*(?:instruction|system)|(?:assistant|system)\s*:/iu;

/** Whether a text gives orders to whatever model may read it. */
export const speaksToModels = (text: string): boolean => orders.test(text);
