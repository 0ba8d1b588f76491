import type { Reading } from './reading.ts';

/** What stands before a place: "à Thiès", "around Kampala", "do Kikolo", "wa Mbeya", "ci Linguère". */
const leadsToPlace = new Set(
  `a au aux en dans sur vers pres autour alentours de d du des chez entre et ou in at around near from of outside across through within and or to
  em no na nos nas do da dos das por e ci ca wa ya la kwa soko mji hay حي في ب مدينة quartier marche ville village cote gare rue market bairro mercado soko hub`.split(
    /\s+/u,
  ),
);

/** Capitalised words that are not places: days, months, means of payment, channels, languages of the trade. */
const notPlaces = new Set(
  `i whatsapp facebook instagram tiktok google youtube wave orange money momo mtn moov airtel pesa mpesa mobile paypal telegram messenger dm sms rdv pdf
  monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche segunda terca quarta quinta sexta sabado domingo
  mon tue wed thu fri sat sun lun mar mer jeu ven sam dim seg ter qua qui sex sab dom january february march april may june july august september october
  november december ramadan tabaski noel christmas easter paques dieu god allah deus ong pme ngo vip cdi fcfa cfa ghs gnf excel word god mb way multicaixa ok ai ia
  je nous on il elle ils elles le la les un une des mes mon ma nos notre we he she they my our the a an os as o eu ele ela meu minha pos tv ag ac hr rh`.split(
    /\s+/u,
  ),
);

export interface Name {
  /** Word indices, `to` exclusive. */
  from: number;
  to: number;
  /** Preceded by what leads to a place, or known as one. */
  place: boolean;
}

/** Proper names: capitalised words inside sentences, and known places however they are typed. */
export function namesIn(reading: Reading): Name[] {
  const { words } = reading;
  const names: Name[] = [];
  for (let index = 0; index < words.length; index++) {
    const known = reading.hits('place').find((hit) => hit.from === index);
    if (!known && !isName(reading, index)) continue;
    let to = known?.to ?? index + 1;
    while (to < words.length && isName(reading, to) && joined(reading, to)) to++;
    const before = words[index - 1]?.text ?? '';
    const earlier = words[index - 2]?.text ?? '';
    const place =
      known !== undefined ||
      (index > 0 &&
        (leadsToPlace.has(before) ||
          leadsToPlace.has(earlier) ||
          reading.at(index - 1, 'spot') ||
          words[index]!.opensClause));
    names.push({ from: index, to, place });
    index = to - 1;
  }
  return names;
}

const joined = (reading: Reading, index: number): boolean =>
  /^[\s'-]{0,2}$/u.test(reading.text.slice(reading.words[index - 1]!.end, reading.words[index]!.start));

function isName(reading: Reading, index: number): boolean {
  const word = reading.words[index];
  if (!word?.capital || word.raw.length < 3) return false;
  if (notPlaces.has(word.text)) return false;
  if (word.opens) return opensWithPlace(reading, index);
  // Shouting is no name: in capitals throughout, only short words inside an otherwise lower-case answer count.
  return !(word.raw.length > 3 && word.raw === word.raw.toUpperCase()) || !reading.at(index, 'common');
}

/** "Cotonou, saison des pluies 2032": a first word set off by a comma, that no lexicon knows. */
function opensWithPlace(reading: Reading, index: number): boolean {
  const word = reading.words[index]!;
  const next = reading.text.slice(word.end, word.end + 1);
  if (reading.words.length > index + 1 && next !== ',' && next !== ':' && next !== '.' && next !== '-')
    return false;
  return !reading.at(index, 'common') && !reading.at(index, 'generic') && index > 0;
}

/** How surely the answer says where: 1 for a named place, half for "the market", "the neighbourhood". */
export function placeIn(reading: Reading): number {
  if (namesIn(reading).some((name) => name.place)) return 1;
  if (reading.has('spot')) return 0.6;
  return lowercasePlace(reading) ? 0.6 : 0;
}

/** "a tchaourou", "in nyeri" in an answer without capitals: an unknown word after a preposition of place. */
function lowercasePlace(reading: Reading): boolean {
  if (reading.words.some((word) => word.capital && !word.opens)) return false;
  return reading.words.some((word, index) => {
    const before = reading.words[index - 1]?.text;
    return (
      before !== undefined &&
      /^(?:a|in|em|ci|at)$/u.test(before) &&
      word.text.length > 3 &&
      reading.concrete.includes(index) &&
      !reading.at(index, 'people') &&
      !reading.at(index, 'channel') &&
      !reading.at(index, 'action')
    );
  });
}
