import stopwords from 'stopwords-iso' with { type: 'json' };
import { knownPlaces } from '../../coaching/rules/lexicon/places.ts';
import { languages } from '../../coaching/speech.ts';
import { fold } from '../../coaching/text.ts';

const empty = new Set(languages.flatMap((language) => stopwords[language].map(fold)));

/** Capitalised by spelling, and nobody's name: channels, means of payment, days and months. */
const notNames = new Set(
  `fcfa cfa xof xaf whatsapp facebook instagram tiktok sms web internet ok
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
  september october november december`.split(/\s+/u),
);

/** First words of sentences that are no names, besides those that are empty or that the owner used. */
const openers = new Set(
  `commandez decouvrez profitez contactez appelez ecrivez venez passez choisissez goutez savourez offrez reservez trouvez
  chaque ici livraison commande service notre nos vos votre bienvenue tout toute tous
  discover order enjoy call write come visit choose taste find book each every here delivery our your welcome all
  made fresh looking get`.split(/\s+/u),
);

/** French imperatives and English participles: "Dégustez", "Serving". No name that is common here ends so. */
const verbal = /(?:ez|ing)$/u;

const places = knownPlaces
  .split(',')
  .map((place) => place.replace(/\s+/gu, ' ').trim())
  // Words of every day that are places as well, and are met by their capital where they are meant as such.
  .filter((place) => place.length > 4 && !['plateau', 'reunion', 'maurice', 'tours'].includes(place));

/** The beginning of a word, which its forms have in common. */
export const stem = (word: string): string => word.slice(0, 5);

const wordsOf = (text: string): { raw: string; folded: string; opens: boolean }[] => {
  let end = 0;
  return [...text.matchAll(/[\p{L}\p{M}]+/gu)].map((match) => {
    const gap = text.slice(end, match.index);
    const opens = end === 0 || /[.!?…:\n«"“•–—|·]/u.test(gap);
    end = match.index + match[0].length;
    return { raw: match[0], folded: fold(match[0]), opens };
  });
};

/** Least share of a text's telling words that its owner used, or that are of their trade. */
const leastKnown = 0.6;

export interface Vocabulary {
  /** Every name and place of the text is known. */
  names(text: string): boolean;
  /** The text speaks of what is known, and not of other matters. */
  speaksOf(text: string): boolean;
}

/** The words of `known`: what names may occur, and what a text may speak of. */
export function vocabularyOf(known: string): Vocabulary {
  const words = new Set(wordsOf(known).map(({ folded }) => folded));
  const stems = new Set([...words].map(stem));
  const spoken = ` ${fold(known)} `;
  const isKnown = (word: string) => words.has(word) || empty.has(word);
  return {
    names(text) {
      const folded = ` ${fold(text)} `;
      if (places.some((place) => folded.includes(` ${place} `) && !spoken.includes(` ${place} `)))
        return false;
      return wordsOf(text)
        .filter(({ raw }) => /^\p{Lu}./u.test(raw))
        .every(
          ({ folded: word, opens }) =>
            isKnown(word) ||
            notNames.has(word) ||
            (opens && (stems.has(stem(word)) || openers.has(word) || verbal.test(word))),
        );
    },
    speaksOf(text) {
      const telling = wordsOf(text).filter(({ folded }) => folded.length > 3 && !empty.has(folded));
      const shared = telling.filter(({ folded }) => stems.has(stem(folded)) || openers.has(folded));
      return shared.length >= telling.length * leastKnown;
    },
  };
}
