import { findCountry } from '../countries.ts';
import type { Speech } from '../speech.ts';

/** The town of a place as its owner said it: "Thiès" of "Thiès, Sénégal". */
export const townOf = (place: string | undefined): string | undefined =>
  place?.split(/[,(]/u)[0]?.trim() || undefined;

/** Where that is, as part of a sentence. */
export const whereIs = (town: string, speech: Speech): string =>
  speech.text(isTown(town) ? 'coach:propose.in-town' : 'coach:propose.in-place', { place: town });

/** Not a country, and not "the market": what "à" can stand before. */
const isTown = (place: string): boolean =>
  findCountry(place) === undefined && !/^(?:le|la|les|l'|au|aux|à|quartier|marché)(?:\s|$)/iu.test(place);
