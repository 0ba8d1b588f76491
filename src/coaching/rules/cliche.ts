import type { Reading } from './reading.ts';

/** Endings of abstract nouns, as reports and slogans love them. */
const abstract =
  /(?:isme|ilite|alite|icite|ivite|arite|isation|isations|iveness|ness|ility|ality|ization|isation|idade|izacao|ancia|encia)$/u;

/**
 * Share of an answer's telling words that are its own rather than slogan: 1 for a plain description, near 0 for "quality
 * services to our esteemed customers".
 */
export function ownWords(reading: Reading): number {
  let own = 0;
  let hollow = 0;
  reading.words.forEach((word, index) => {
    if (reading.at(index, 'cliche') || reading.at(index, 'buzz') || reading.at(index, 'growth')) hollow += 1;
    else if (reading.at(index, 'generic')) hollow += 0.4;
    else if (reading.concrete.includes(index)) {
      if (abstract.test(word.text) && word.text.length > 6) hollow += 0.7;
      else own += 1;
    }
  });
  // A figure is as particular as a word, but a row of figures does not make a slogan concrete.
  own += Math.min(reading.figures.length, 2) * 0.5;
  return own + hollow === 0 ? 0 : own / (own + hollow);
}

/** Below this an answer is slogan. */
const sloganBelow = 0.75;
export const isSlogan = (reading: Reading): boolean => ownWords(reading) < sloganBelow;
