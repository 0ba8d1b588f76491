import { isSlogan } from './cliche.ts';
import { lengthShare, upTo, type Measure } from './measure.ts';
import { namesIn } from './names.ts';
import { quantitiesIn } from './quantities.ts';
import type { Reading } from './reading.ts';
import { stages } from '../stages.ts';

/** Against what, what is different, and how anybody could check it. */
export function measureDifferentiation(reading: Reading): Measure {
  const detail = attributeWords(reading);
  const alternative = alternativeShare(reading);
  const proof = proofShare(reading);
  return {
    shares: {
      alternative,
      attribute: upTo(detail, 3),
      proof,
      benefit: reading.has('gain') || reading.has('purpose') || reading.has('change') || proof >= 1 ? 1 : 0.5,
      hard_to_copy: proof >= 1 || detail >= 5 ? 1 : 0.3,
      length: lengthShare(reading, stages.differentiation.words),
    },
    capped: detail < 2 || isSlogan(reading) || (reading.has('praise') && detail < 3 && alternative < 1),
    essential: ['alternative', 'attribute', 'proof'],
  };
}

/** Words that tell what is different: neither praise nor people nor places nor pronouns. */
function attributeWords(reading: Reading): number {
  const named = new Set(
    namesIn(reading).flatMap(({ from, to }) => Array.from({ length: to - from }, (_, step) => from + step)),
  );
  return reading.concrete.filter(
    (index) =>
      !named.has(index) &&
      !['praise', 'hesitant', 'people', 'rival', 'contrast'].some((category) =>
        reading.at(index, category as 'praise'),
      ),
  ).length;
}

/** 1 for a named alternative or two sides set against each other, 0.6 for a comparison with nobody named. */
function alternativeShare(reading: Reading): number {
  if (turnsToUs(reading)) return 1;
  const compares = reading.has('contrast') || reading.has('compare');
  if (compares && reading.has('rival')) return 1;
  if (reading.has('contrast')) return 0.8;
  return compares || (reading.has('rival') && negates(reading)) ? 0.6 : 0;
}

const negates = (reading: Reading): boolean =>
  reading.words.some((word) =>
    /^(?:pas|ne|jamais|not|never|nobody|nao|nunca|sem|sans|without|don|doesn|isn|trop|too)$/u.test(word.text),
  );

/** "…, moi la date est écrite", "Ours are…": after a part about others, a clause begins with us. */
export function turnsToUs(reading: Reading): boolean {
  if (reading.hits('us').some((hit) => hit.from === 0 && !meansInThe(reading))) return false;
  return (
    reading.hits('us').some((hit) => hit.from > 2 && opensPart(reading, hit.from)) ||
    reading.words.some((word, index) => index > 2 && word.opensClause && ourInArabic.test(word.text))
  );
}

/** Portuguese "nos ginásios": in the gyms, not us. */
const meansInThe = (reading: Reading): boolean =>
  reading.words[0]?.text === 'nos' && !/(?:amos|emos|imos|ons)$/u.test(reading.words[1]?.text ?? '');

const ourInArabic = /^و?[\u0621-\u064a]{3,}نا$/u;

/** First of a clause, or after a word that only links: "while I weigh", "et chez nous". */
function opensPart(reading: Reading, index: number): boolean {
  if (reading.words[index]!.opensClause) return true;
  return (
    reading.words[index - 1]!.opensClause &&
    /^(?:while|and|but|et|mais|donc|so|e|mas|yet|whereas|alors|o|a|os|as|le|la|les|what)$/u.test(
      reading.words[index - 1]!.text,
    )
  );
}

/** The last clause names an organisation that buys: ", et l'hôtel Azalaï m'en prend quatre par semaine". */
function buyersLast(reading: Reading): boolean {
  const last = reading.words.findLastIndex((word, index) => word.opensClause && index > 5);
  return (
    last > 0 &&
    turnsToUs(reading) &&
    reading
      .hits('buyer')
      .some((hit) => hit.from >= last && !reading.at(hit.from, 'rival') && hit.from <= last + 4)
  );
}

function proofShare(reading: Reading): number {
  if (reading.has('proof')) return 1;
  const counted = quantitiesIn(reading).some((quantity) => quantity.unit === 'things');
  if (counted || reading.figures.some((figure) => figure.kind === 'percent')) return 1;
  if (reading.figures.length > 1 || buyersLast(reading)) return 1;
  return 0;
}
