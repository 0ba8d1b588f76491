import { isSlogan } from './cliche.ts';
import { lengthShare, upTo, type Measure } from './measure.ts';
import { namesIn } from './names.ts';
import { isOwnFamily, peopleIn } from './people.ts';
import type { Reading } from './reading.ts';
import { stages } from '../stages.ts';

/** What is done every day, with what, for whom, and what they gain by it. */
export function measureMission(reading: Reading): Measure {
  const people = peopleIn(reading).filter(
    (index) => !isOwnFamily(reading, index) && !isHelper(reading, index),
  );
  const detail = productWords(reading, people);
  const action = actionShare(reading, detail);
  const hollow = detail < 2 || isSlogan(reading);
  const anything = reading.has('everyone') && detail < 6;
  const profit = reading.has('wealth') && people.length === 0 && detail < 4;
  return {
    shares: {
      action: hollow || anything ? action / 2 : action,
      product: anything ? 0 : upTo(detail, 2),
      for_whom: beneficiary(reading, people, detail),
      benefit: benefitShare(reading),
      how: reading.has('how') || reading.figures.length > 0 || reading.has('daily') ? 1 : 0,
      length: lengthShare(reading, stages.mission.words),
    },
    capped: hollow || anything || profit,
    essential: ['action', 'product', 'for_whom', 'benefit'],
  };
}

/** How many words tell what is made or done, people, places, days and needs aside. */
function productWords(reading: Reading, people: readonly number[]): number {
  const named = new Set(
    namesIn(reading)
      .filter((name) => name.place)
      .flatMap(({ from, to }) => Array.from({ length: to - from }, (_, step) => from + step)),
  );
  return reading.concrete.filter(
    (index) =>
      !people.includes(index) &&
      !named.has(index) &&
      !['day', 'daily', 'spot', 'hesitant', 'wealth', 'since'].some((category) =>
        reading.at(index, category as 'day'),
      ),
  ).length;
}

function actionShare(reading: Reading, detail: number): number {
  if (actsInPerson(reading) || reading.has('action')) return 1;
  return detail >= 3 ? 0.6 : 0;
}

/** "je répare", "we turn", "on lave", "tunapika", "نصلح", "Costuro": somebody doing something, in a common form. */
export function actsInPerson(reading: Reading): boolean {
  return reading.words.some((word, index) => {
    if (
      /^(?:tuna|nina|huwa|dan|nous|kan)[a-z]{3,}$/u.test(word.text) ||
      (word.opens && /^[نأا][\u0621-\u064a]{2,}$/u.test(word.text))
    )
      return true;
    if (
      /(?:amos|emos|imos)$/u.test(word.text) &&
      word.text.length > 5 &&
      !reading.at(index, 'generic') &&
      !reading.at(index, 'common')
    )
      return true;
    if (
      word.opens &&
      /(?:er|ir|re|ing|o)$/u.test(word.text) &&
      word.text.length > 4 &&
      reading.concrete.includes(index)
    )
      return true;
    if (!/^(?:je|j|nous|on|we|i|eu|nun)$/u.test(word.text)) return false;
    return [1, 2].some(
      (step) =>
        reading.concrete.includes(index + step) &&
        !reading.at(index + step, 'serves') &&
        !reading.at(index + step, 'wish'),
    );
  });
}

/** "avec des agents", "devant l'hôpital": with whom, by whom or where, rather than for whom. */
const isHelper = (reading: Reading, index: number): boolean =>
  [1, 2].some(
    (back) =>
      /^(?:avec|with|com|na|par|by|devant|derriere|opposite|behind|pelo|pelas|pelos)$/u.test(
        reading.words[index - back]?.text ?? '',
      ) && !reading.words[index - back + 1]!.opensClause,
  );

/** Someone served: people, shops or schools; customers at large only where the rest is told in detail. */
function beneficiary(reading: Reading, people: readonly number[], detail: number): number {
  const buyers = reading.hits('buyer').some(({ from }) => !isHelper(reading, from));
  if (people.length > 0 || buyers) return 1;
  const customers = reading.words.some((word) =>
    /^(?:clients?|clientes?|customers?|people|gens|celles|ceux|pessoas|everyone|nobody|personne)$/u.test(
      word.text,
    ),
  );
  return (customers && detail >= 5) || (reading.has('they') && reading.has('narrow')) ? 0.6 : 0;
}

function benefitShare(reading: Reading): number {
  if (
    ['purpose', 'change', 'gain'].some((category) => reading.has(category as 'gain')) ||
    purposeClause(reading) ||
    outcomeClause(reading)
  )
    return 1;
  return reading.has('need') ? 0.6 : 0;
}

/** "pour donner un vrai jus", "para poupar tempo", ", so the jewel goes home": a purpose in its own clause. */
function purposeClause(reading: Reading): boolean {
  return reading.words.some((word, index) => {
    const next = reading.words[index + 1]?.text ?? '';
    const after = reading.words[index + 2]?.text ?? '';
    if (word.text === 'pour' && index > 3)
      return [next, after].some(
        (verb) => verb.length > 4 && /(?:er|ir|re)$/u.test(verb) && reading.concrete.length > 3,
      );
    if (/^(?:sans|sem|without)$/u.test(word.text) && index > 3)
      return next.length > 3 && /(?:er|ir|re|ar|ing)$/u.test(next);
    if (word.text === 'para' && index > 3) return next.length > 3 && /(?:ar|er|ir|rem)$/u.test(next);
    return word.text === 'so' && word.opensClause && index > 3 && !reading.at(index + 1, 'generic');
  });
}

/** A clause whose subject is those served: "ils repartent", "they see", "les éleveurs ont". */
function outcomeClause(reading: Reading): boolean {
  const served = [...peopleIn(reading), ...reading.hits('buyer').map(({ from }) => from)];
  if (served.some((index) => index > 5 && isSubject(reading, index))) return true;
  return reading.words.some(
    (word, index) =>
      /^(?:ils|elles|elle|they|eles|elas|ela|she|nobody|ninguem|hawana|dunu|personne)$/u.test(word.text) &&
      index > 5,
  );
}

/** Opens a clause, but no sentence: ": les éleveurs ont", ", and fishermen get", "mums get". */
function isSubject(reading: Reading, index: number): boolean {
  let first = index;
  while (
    first > 0 &&
    !reading.words[first]!.opensClause &&
    reading.at(first - 1, 'common') &&
    index - first < 2
  )
    first--;
  const opens = reading.words[first]!;
  const closing = reading.text.slice(reading.words[first - 1]?.end ?? 0, opens.start);
  return (
    opens.opensClause && /[,:;–—]/u.test(closing) && !preposition.test(opens.text) && goesOn(reading, index)
  );
}

const preposition =
  /^(?:pour|avec|sans|chez|dans|par|sur|a|au|aux|de|du|des|d|en|for|with|to|from|of|in|at|by|on|near|between|com|para|em|do|da|por|kwa|na|ya|wa)$/u;

/** Something is said of a noun in its own clause, after where it is from: "les éleveurs de Coyah ont". */
function goesOn(reading: Reading, index: number): boolean {
  const tie = reading.words[index + 1];
  const next =
    reading.words[tie && /^(?:de|du|des|d|of|from|in|a|da|do)$/u.test(tie.text) ? index + 3 : index + 1];
  return (
    next !== undefined &&
    !next.opensClause &&
    !preposition.test(next.text) &&
    !/^(?:et|and|e|ou|or|qui|who|which|that|aged)$/u.test(next.text)
  );
}
