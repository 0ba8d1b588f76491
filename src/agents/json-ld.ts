import type { Material } from './material.ts';

/** Currencies by the words that owners use; FCFA is one of two, and the country tells which. */
const currencies: readonly [RegExp, string][] = [
  [/€|\beuros?\b/iu, 'EUR'],
  [/\bcedis?\b|\bghs\b/iu, 'GHS'],
  [/\bMT\b|\bmeticais\b/u, 'MZN'],
  [/\bnairas?\b|₦/iu, 'NGN'],
  [/\bksh\b|\bkes\b/iu, 'KES'],
];
const westAfrican = new Set(['BJ', 'BF', 'CI', 'GW', 'ML', 'NE', 'SN', 'TG']);
const centralAfrican = new Set(['CM', 'CF', 'CG', 'GA', 'GQ', 'TD']);

function currencyOf(price: string, country: string | undefined): string | undefined {
  if (/\b(?:f\s?cfa|cfa)\b/iu.test(price) && country !== undefined) {
    if (westAfrican.has(country)) return 'XOF';
    if (centralAfrican.has(country)) return 'XAF';
  }
  return currencies.find(([words]) => words.test(price))?.[1];
}

/** A stated price as schema.org wants it, if it is one amount in a currency that is plain; a range is neither. */
function priceOf(
  price: string,
  country: string | undefined,
): { price: string; priceCurrency: string } | undefined {
  const [amount, another] = price.match(/\d+(?:[\s.]\d{3})+(?!\d)|\d+(?:[.,]\d{1,2})?/gu) ?? [];
  const priceCurrency = currencyOf(price, country);
  if (amount === undefined || another !== undefined || priceCurrency === undefined) return undefined;
  const thousands = /^\d+(?:[\s.]\d{3})+$/u.test(amount);
  return { price: thousands ? amount.replace(/\D/gu, '') : amount.replace(',', '.'), priceCurrency };
}

/** The business in the words of schema.org: stated facts only, and no address that a browser would follow. */
export function jsonLdOf(material: Material, description: string): Record<string, unknown> {
  const { name, sector, place, contact, offer } = material;
  return {
    '@context': 'https://schema.org',
    '@type': sector?.known?.schemaOrgType ?? 'LocalBusiness',
    ...(name !== null && { name }),
    ...(description && { description }),
    ...(place && {
      address: {
        '@type': 'PostalAddress',
        addressLocality: place.text,
        ...(place.country !== undefined && { addressCountry: place.country }),
      },
    }),
    ...(contact.phones.length > 0 && { telephone: contact.phones }),
    ...(contact.emails.length > 0 && { email: contact.emails }),
    ...(offer.length > 0 && {
      makesOffer: offer.map((item) => ({
        '@type': 'Offer',
        description: item.text,
        ...(item.price !== undefined && priceOf(item.price, place?.country)),
      })),
    }),
  };
}
