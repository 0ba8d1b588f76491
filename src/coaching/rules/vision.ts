import { isSlogan } from './cliche.ts';
import { lengthShare, upTo, type Measure } from './measure.ts';
import { namesIn, placeIn } from './names.ts';
import { isOwnFamily, peopleIn } from './people.ts';
import { countsSomething, quantitiesIn } from './quantities.ts';
import type { Reading } from './reading.ts';
import { stages } from '../stages.ts';

/** A dated or clearly imagined future that changes something for somebody, somewhere. */
export function measureVision(reading: Reading): Measure {
  const boasts = reading.has('growth') || reading.has('wealth') || reading.has('everyone');
  const people = peopleIn(reading).filter(
    (index) => !isOwnFamily(reading, index) && !(boasts && isStaff(reading, index)),
  );
  const future = horizon(reading);
  const picture =
    future > 0 || wishes(reading) || reading.has('future') || changes(reading) || futureVerbs(reading) > 0;
  const detail = picture ? detailOf(reading, people) : 0;
  const sized =
    countsSomething(reading) ||
    reading.figures.some((figure) => figure.kind === 'percent' || figure.kind === 'money');
  const boast = reading.has('growth') || reading.has('wealth') ? detail < 1 || !sized : detail < 0.75;
  const hollow = isSlogan(reading) || (boasts && people.length === 0 && boast && !changes(reading));
  return {
    shares: {
      specific: detail,
      for_whom: servedShare(reading, people, detail),
      horizon: picture ? future : 0,
      place: Math.max(placeIn(reading), sized ? 0.6 : 0),
      length: lengthShare(reading, stages.vision.words),
      beyond_owner: hollow || !picture ? 0 : 1,
    },
    capped: hollow || !picture,
    essential: ['specific', 'for_whom', 'horizon'],
    certain: ['horizon'],
    alsoMissing: sized ? [] : ['size'],
  };
}

/** "I want", "je rêve", and a bare "Que as crianças tenham": a wish said in the subjunctive. */
const wishes = (reading: Reading): boolean =>
  reading.has('wish') || /^(?:que|qu|may)$/u.test(reading.words[0]?.text ?? '');

/** "no longer", "au lieu de", and "no bride waits": nobody of a group any more. */
const changes = (reading: Reading): boolean =>
  reading.has('change') ||
  peopleIn(reading).some(
    (index) =>
      /^(?:no|not|plus|nenhuma?|aucune?|zero)$/u.test(reading.words[index - 1]?.text ?? '') ||
      /^(?:plus)$/u.test(reading.words[index - 2]?.text ?? ''),
  );

/** Somebody whose life changes: people, shops and schools in the plural, or customers in a scene told in detail. */
function servedShare(reading: Reading, people: readonly number[], detail: number): number {
  if (people.length > 0) return 1;
  if (reading.has('everyone')) return 0;
  const buyers = reading
    .hits('buyer')
    .some(({ from }) => /[sx]$/u.test(reading.words[from]!.text) && !isOwned(reading, from));
  if (buyers || eachOfMany(reading)) return 1;
  const customers = reading.words.some((word) =>
    /^(?:clients?|clientes?|customers?|buyers?|acheteu\w+)$/u.test(word.text),
  );
  return detail >= 1 && (customers || changes(reading)) ? 0.6 : 0;
}

/** "chaque école", "every matatu", "cada barraca": one of many that the owner does not own. */
const eachOfMany = (reading: Reading): boolean =>
  reading.words.some(
    (word, index) =>
      /^(?:chaque|every|each|cada|kila|كل)$/u.test(word.text) &&
      (reading.concrete.includes(index + 1) || reading.at(index + 1, 'buyer')) &&
      !['year', 'day', 'span'].some((category) => reading.at(index + 1, category as 'year')),
  );

/** "trois boutiques", "our shops": the owner's own, rather than shops that gain by them. */
const isOwned = (reading: Reading, index: number): boolean =>
  ownable.test(reading.words[index]!.text) &&
  ([1, 2].some((back) =>
    /^(?:nos|mes|our|my|nossas|nossos|minhas|\d+)$/u.test(reading.words[index - back]?.text ?? ''),
  ) ||
    isSmallNumber(reading, index - 1));

const ownable =
  /^(?:boutiques|magasins|salons|ateliers|restaurants|shops|stores|garages|farms|fermes|kiosks|kiosques|hotels|lojas|agences|usines|offices|bureaux|workshops|factories|stations|bakeries|oficinas|restaurantes)$/u;

const isSmallNumber = (reading: Reading, index: number): boolean =>
  reading.at(index, 'number') &&
  !/^(?:mille|mil|thousand|cent|cents|hundred|cem|millions?)$/u.test(reading.words[index]!.text);

const isStaff = (reading: Reading, index: number): boolean =>
  reading.at(index, 'staff') || /^\d+$/u.test(reading.words[index - 1]?.text ?? '');

/** Words that only this answer would hold, figures' nouns included, people and places aside. */
function detailOf(reading: Reading, people: readonly number[]): number {
  const named = new Set(
    namesIn(reading).flatMap(({ from, to }) => Array.from({ length: to - from }, (_, step) => from + step)),
  );
  const telling = reading.concrete.filter(
    (index) =>
      !people.includes(index) &&
      !named.has(index) &&
      !['year', 'growth', 'wealth', 'wish', 'hesitant', 'day', 'currency'].some((category) =>
        reading.at(index, category as 'year'),
      ),
  );
  return upTo(telling.length, 4);
}

/** 1 for a time that can be dated, half for a future without one, 0 for none or "one day". */
export function horizon(reading: Reading): number {
  const dated = reading.has('soon') || comingMoment(reading) || aheadYear(reading) || aheadLength(reading);
  return dated || lifeEvent(reading) ? 1 : 0;
}

/** "la prochaine élection", "next harvest", "na próxima época": the coming one of what comes again and again. */
const comingMoment = (reading: Reading): boolean =>
  reading.words.some(
    (word, index) =>
      /^(?:prochaine?s?|next|proxim[oa]s?|ujao|القادم|القادمة|المقبل|المقبلة)$/u.test(word.text) &&
      !/^(?:door|to|fois|step|time|vez|generations?|etape|rua)$/u.test(reading.words[index + 1]?.text ?? ''),
  );

const firstYearAhead = 2026;

function aheadYear(reading: Reading): boolean {
  return reading.figures.some((figure) => {
    if (figure.kind !== 'year' || figure.value < firstYearAhead) return false;
    const index = reading.words.findIndex((word) => word.start >= figure.start);
    return !reading.at(index - 1, 'since');
  });
}

/** "dans 5 ans", "within seven years", "Five harvests from now", "à mes 60 ans"; not "depuis 5 ans" nor "J'ai 52 ans". */
function aheadLength(reading: Reading): boolean {
  const text = (index: number): string => reading.words[index]?.text ?? '';
  return quantitiesIn(reading).some(({ from, to, unit }) => {
    if (unit !== 'long') return false;
    if (reading.at(from - 1, 'since') || reading.at(to, 'since')) return false;
    if (
      /^(?:ai|have|tenho|am|experience|experiencia|old|par|per|a|por)$/u.test(text(from - 1)) &&
      !/^(?:daqui|d|jusqu|depuis)$/u.test(text(from - 2))
    )
      return false;
    const lead = [1, 2, 3].some((back) => reading.at(from - back, 'ahead'));
    return lead || /^(?:from|later|after|plus|mais|time|out|hence|devant|down)$/u.test(text(to));
  });
}

/** "quand mon fils passera le bac", "by the time my last born finishes", "lâcher la boutique à 60". */
function lifeEvent(reading: Reading): boolean {
  const near = reading.hits('when').some(({ to }) => {
    for (let index = to; index < Math.min(to + 8, reading.words.length); index++)
      if (reading.at(index, 'milestone')) return true;
    return false;
  });
  return (
    near ||
    atAnAge(reading) ||
    reading.words.some((word) => /^(?:retraite|retire|retirement|reforma)$/u.test(word.text))
  );
}

/** "J'ai 52 ans, je compte lâcher la boutique à 60": an age to come, of somebody who told theirs. */
function atAnAge(reading: Reading): boolean {
  return reading.figures.some((figure) => {
    if (figure.kind !== 'plain' || figure.value < 18 || figure.value > 90) return false;
    const index = reading.words.findIndex((word) => word.end > figure.start);
    const before = reading.words[index - 1]?.text ?? '';
    const alone = /^\s*(?:[.,;!?\n]|$)/u.test(reading.text.slice(figure.end));
    const older = reading.figures.some((other) => other.value >= 18 && other.value < figure.value);
    return (alone || older) && /^(?:a|at|aos|avant|before|by|turn|have)$/u.test(before);
  });
}

/** Verbs in a future tense: "-ront", "vão", "wata-"; a row of them is a picture of the future. */
export function futureVerbs(reading: Reading): number {
  return reading.words.filter(
    (word, index) =>
      (word.text.length > 4 && /(?:erai|erons|eront|iront|dront|vront|tront|rront)$/u.test(word.text)) ||
      (word.text.length > 5 &&
        /(?:era|ira|dra)$/u.test(word.text) &&
        !reading.at(index, 'people') &&
        !/(?:camera|opera)$/u.test(word.text)) ||
      /^(?:will|ll|vao|aura|auront|sera|seront)$/u.test(word.text) ||
      /^(?:wa|tu|ni|i|u|ki|vi|zi|ya)ta[a-z]{3,}$/u.test(word.text),
  ).length;
}
