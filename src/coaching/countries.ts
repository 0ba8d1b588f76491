import { fold } from './text.ts';

/** ISO 3166-1 alpha-2 codes of the countries whose names are looked for in a place: by CLDR's names for them. */
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const codes = letters.flatMap((first) => letters.map((second) => first + second));

/** Codes that are not a country's own, or stand for more than one. */
const notCountries = new Set([
  'EU',
  'EZ',
  'UN',
  'XA',
  'XB',
  'ZZ',
  'QO',
  'AC',
  'CP',
  'DG',
  'EA',
  'IC',
  'TA',
  'CQ',
]);

const byName = new Map(
  ['en', 'fr', 'pt', 'sw'].flatMap((language) => {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    return codes.flatMap((code) => {
      const name = notCountries.has(code) ? undefined : names.of(code);
      return name ? [[fold(name), code] as const] : [];
    });
  }),
);

/** The country that a place names ("Kaolack, Sénégal" → `SN`), or undefined. */
export function findCountry(place: string): string | undefined {
  const words = fold(place).split(' ');
  for (let length = Math.min(words.length, 5); length > 0; length--) {
    for (let start = words.length - length; start >= 0; start--) {
      const code = byName.get(words.slice(start, start + length).join(' '));
      if (code) return code;
    }
  }
  return undefined;
}
