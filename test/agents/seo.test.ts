import { expect } from 'chai';
import { jsonLdOf } from '../../src/agents/json-ld.ts';
import { keywords } from '../../src/agents/keywords.ts';
import type { Material } from '../../src/agents/material.ts';
import { sectors } from '../../src/coaching/sectors.ts';

const none = { vision: '', mission: '', clientele: '', differentiation: '', offre: '' };
const material = (changes: Partial<Material>): Material => ({
  name: 'Jus Ndèye',
  statements: none,
  words: none,
  offer: [],
  contact: { phones: [], emails: [], channels: [] },
  logo: 'make',
  ...changes,
});

describe('JSON-LD', () => {
  it("has the sector's type and the stated facts", () => {
    const stated = material({
      sector: { known: sectors.get('restaurant')!, name: 'Restaurant' },
      place: { text: 'Kaolack', country: 'SN' },
      offer: [{ text: 'Carton : 5 500 FCFA', price: '5 500 FCFA' }],
      contact: { phones: ['77 000 01 02'], emails: [], channels: [] },
    });
    expect(jsonLdOf(stated, 'Bon.')).to.deep.equal({
      '@context': 'https://schema.org',
      '@type': 'Restaurant',
      name: 'Jus Ndèye',
      description: 'Bon.',
      address: { '@type': 'PostalAddress', addressLocality: 'Kaolack', addressCountry: 'SN' },
      telephone: ['77 000 01 02'],
      makesOffer: [
        { '@type': 'Offer', description: 'Carton : 5 500 FCFA', price: '5500', priceCurrency: 'XOF' },
      ],
    });
  });

  const priced = (price: string, country?: string): unknown => {
    const place = { text: 'Ici', ...(country !== undefined && { country }) };
    const { makesOffer } = jsonLdOf(material({ place, offer: [{ text: 'x', price }] }), '') as {
      makesOffer: object[];
    };
    return makesOffer[0];
  };

  it('knows a currency only where it is plain', () => {
    expect(priced('4 000 FCFA', 'CM')).to.include({ price: '4000', priceCurrency: 'XAF' });
    expect(priced('280 cedis')).to.include({ price: '280', priceCurrency: 'GHS' });
    expect(priced('12,50 €')).to.include({ price: '12.50', priceCurrency: 'EUR' });
    for (const unclear of [priced('4 000 FCFA'), priced('70 € à 95 €'), priced('sur devis'), priced('300')]) {
      expect(unclear).to.deep.equal({ '@type': 'Offer', description: 'x' });
    }
  });

  it('says nothing of what was not stated', () => {
    expect(jsonLdOf(material({ name: null }), '')).to.deep.equal({
      '@context': 'https://schema.org',
      '@type': 'LocalBusiness',
    });
  });
});

describe('keywords', () => {
  const sources = {
    known: ['Kaolack'],
    offerItems: ['Le Kit Lumière (un panneau) est à 85 000 FCFA', 'Bissap 33 cl : 300 FCFA'],
    statements: ['Nous livrons le bissap aux écoliers.', 'Les écoliers boivent le bissap, pas les adultes.'],
    found: [],
  };

  it('are the names of what is sold, and what is said more than once', () => {
    expect(keywords(sources, 12)).to.deep.equal(['Kaolack', 'Kit Lumière', 'Bissap', 'écoliers']);
  });

  it('come earlier when others use them too', () => {
    const statements = ['Les écoliers au marché de Léona.', 'À Léona, les écoliers.'];
    expect(keywords({ ...sources, offerItems: [], statements }, 12)).to.deep.equal([
      'Kaolack',
      'écoliers',
      'Léona',
    ]);
    expect(keywords({ ...sources, offerItems: [], statements, found: ['Léona'] }, 12)[1]).to.equal('Léona');
  });
});
