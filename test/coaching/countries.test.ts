import { expect } from 'chai';
import { findCountry } from '../../src/coaching/countries.ts';

describe('findCountry', () => {
  for (const [place, code] of [
    ['Kaolack, Sénégal', 'SN'],
    ['kaolack senegal', 'SN'],
    ["Abidjan, Côte d'Ivoire", 'CI'],
    ['Kumasi, Ghana', 'GH'],
    ['Maputo, Moçambique', 'MZ'],
    ['Arusha, Tanzania', 'TZ'],
    ['Kaolack', undefined],
    ['', undefined],
  ] as const) {
    it(`hears ${code ?? 'none'} in "${place}"`, () => {
      expect(findCountry(place)).to.equal(code);
    });
  }
});
