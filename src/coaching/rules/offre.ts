import { ownWords } from './cliche.ts';
import { lengthShare, type Measure } from './measure.ts';
import { namesIn, placeIn } from './names.ts';
import { pricesIn } from './prices.ts';
import type { Reading } from './reading.ts';
import { stages } from '../stages.ts';

/** What is sold, for how much a unit, how one orders and pays. */
export function measureOffre(reading: Reading): Measure {
  const item = itemShare(reading);
  const price = priceShare(reading);
  const where = soldAt(reading);
  const hours = reading.has('day') || reading.figures.some((figure) => figure.kind === 'clock');
  const phone = reading.figures.some((figure) => figure.kind === 'phone');
  const channel = reading.has('channel') || phone || where >= 1 ? 1 : where > 0 || hours ? 0.5 : 0;
  const terms = reading.has('payment') || reading.has('terms') ? 1 : hours ? 0.4 : 0;
  return {
    shares: {
      price,
      item,
      unit:
        reading.has('unit') ||
        reading.has('quote') ||
        reading.figures.some((figure) => figure.kind === 'measure')
          ? 1
          : price > 0
            ? 0.5
            : 0,
      channel,
      terms,
      contact: phone || hours || reading.has('channel') ? 1 : 0,
      length: lengthShare(reading, stages.offre.words),
    },
    capped: price < 0.5 || item === 0 || ownWords(reading) < 0.5,
    essential: ['price', 'item', 'channel', 'terms'],
    certain: ['price'],
  };
}

/** How surely a place of sale is told: "miel de Casamance" says where it comes from. */
function soldAt(reading: Reading): number {
  const places = namesIn(reading).filter(({ place }) => place);
  const origin = ({ from }: { from: number }): boolean =>
    /^(?:de|du|des|d|do|da|of|from)$/u.test(reading.words[from - 1]?.text ?? '');
  if (places.length === 0 || places.some((name) => !origin(name))) return placeIn(reading);
  return reading.has('spot') ? 0.6 : 0;
}

/** A thing somebody can picture buying: words that are not about price, pay, place or time. */
function itemShare(reading: Reading): number {
  const about = [
    'channel',
    'payment',
    'terms',
    'depends',
    'unit',
    'day',
    'hesitant',
    'spot',
    'quote',
    'people',
    'currency',
    'buying',
    'question',
    'place',
  ] as const;
  const things = reading.concrete.filter((index) => !about.some((category) => reading.at(index, category)));
  if (things.length >= 2) return 1;
  return things.length === 1 || leadsToPrice(reading) ? 0.8 : 0;
}

/** 1 for a price, or a stated way of quoting; a third for "it depends"; 0 for neither. */
function priceShare(reading: Reading): number {
  const money = pricesIn(reading).length > 0 || sharePrice(reading);
  const depends = reading.has('depends') || reading.has('hesitant');
  if (money) return depends && !reading.has('unit') ? 0.3 : 1;
  if (reading.has('quote')) return 1;
  return depends ? 0.3 : 0;
}

/** "5 % du prix de vente", "10 percent commission": a price that is a share. */
const sharePrice = (reading: Reading): boolean =>
  reading.figures.some(
    (figure) =>
      figure.kind === 'percent' &&
      /^\s*(?:du|de|of|do|da|sur|on)?\s*(?:la |the |l'|le )?(?:prix|price|sale|vente|commission|loyer|rent|preço|venda|comissão|montant|amount|value|valeur)/iu.test(
        reading.text.slice(figure.end),
      ),
  );

/** "Le plat du jour est à 1 500 FCFA": whatever the words, something stands right before the price. */
const leadsToPrice = (reading: Reading): boolean => {
  const price = reading.figures.find((figure) => figure.kind === 'money');
  if (!price) return false;
  const before = reading.words.filter((word) => word.end <= price.start).length;
  return (
    before >= 2 && before <= 8 && !reading.has('hesitant') && !reading.has('depends') && !reading.has('broad')
  );
};
