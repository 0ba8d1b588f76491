import { expect } from 'chai';
import { findSector, sectors } from '../../src/coaching/sectors.ts';
import { createSpeech } from '../../src/i18n.ts';

describe('findSector', () => {
  for (const [said, key] of [
    ['restaurant', 'restaurant'],
    ['juice drinks', 'juice_drinks'],
    ['Je vends du jus de bissap', 'juice_drinks'],
    ['couture', 'tailoring_fashion'],
    ['I have a small bakery', 'bakery'],
    ['COIFFURE et tresses', 'hair_salon'],
    ['refeitorio', 'restaurant'],
  ] as const) {
    it(`hears ${key} in "${said}"`, () => {
      expect(findSector(said)?.key).to.equal(key);
    });
  }

  it('matches whole words only', () => {
    for (const said of ['juste ici', 'restaurants-bars', 'xx', ''])
      expect(findSector(said), said).to.equal(undefined);
  });

  it('knows each sector by its name in every language offered', () => {
    const speechIn = createSpeech();
    for (const key of sectors.keys())
      for (const language of ['fr', 'en'] as const)
        expect(findSector(speechIn(language).text(`sectors:${key}.name`))?.key).to.equal(key);
  });
});
