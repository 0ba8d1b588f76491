import { expect } from 'chai';
import { offerView } from '../../../src/bot/pages/offer-view.ts';

describe('an entry of a price list', () => {
  const cases: [string, string | undefined, object][] = [
    ['Bissap 33 cl : 300 FCFA', '300 FCFA', { label: 'Bissap 33 cl', price: '300 FCFA' }],
    [
      'Le Buffet est à 4 500 FCFA par personne',
      '4 500 FCFA',
      { label: 'Le Buffet', price: '4 500 FCFA', note: 'par personne' },
    ],
    [
      'and the kaba is 450 cedis per set',
      '450 cedis',
      { label: 'the kaba', price: '450 cedis', note: 'per set' },
    ],
    ['Devis gratuit', undefined, { label: 'Devis gratuit' }],
    ['Coupe simple', '2 000 FCFA', { label: 'Coupe simple', price: '2 000 FCFA' }],
  ];
  for (const [text, price, view] of cases) {
    it(`takes apart: ${text}`, () => {
      expect(offerView({ text, ...(price !== undefined && { price }) })).to.deep.equal(view);
    });
  }

  // Taken apart, each of these would state another price than its owner did.
  for (const [text, price] of [
    ['adjustments from 30 cedis per piece', '30 cedis'],
    ['à partir de 350 MT le poulet', '350 MT'],
    ['en deux fois si ça dépasse 20 000 FCFA', '20 000 FCFA'],
    ['300 FCFA la bouteille', '300 FCFA'],
    ['un pagne (300 FCFA le mètre) au choix', '300 FCFA'],
    ['10 € la coupe, 10 € la barbe', '10 €'],
    ['Kit 1300 FCFA', '300 FCFA'],
  ] as const) {
    it(`leaves whole: ${text}`, () => {
      expect(offerView({ text, price })).to.deep.equal({ label: text, inText: price });
    });
  }
});
