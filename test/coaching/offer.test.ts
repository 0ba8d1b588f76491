import { expect } from 'chai';
import { offerItems } from '../../src/coaching/offer.ts';
import { owners } from './labelled.ts';

const offerOf = (id: string): string => owners.find((owner) => owner.id === id)!.answers.offre;
const shown = (text: string): string[] =>
  offerItems(text).map((item) => (item.price === undefined ? item.text : `${item.text} [${item.price}]`));

describe('offerItems', () => {
  for (const [id, prices] of [
    ['kaolack-jus', ['300 FCFA', '400 FCFA', '5 500 FCFA']],
    ['kumasi-couture', ['280 cedis / 390 cedis', '450 cedis', '30 cedis']],
    ['nampula-aviario', ['380 MT', '350 MT', '330 MT']],
    ['bafoussam-motos', ['4 000 FCFA', '2 500 FCFA', '10 000 FCFA', '1 500 FCFA']],
    ['segou-bogolan', ['18 000 FCFA', '6 500 FCFA', undefined]],
    ['bouake-traiteur', ['3 000 FCFA', '4 500 FCFA']],
    ['parakou-solaire', ['85 000 FCFA', '420 000 FCFA']],
    ['lisbonne-tresses', ['35 €', '70 € / 95 €', '28 €', '22 €']],
  ] as const) {
    it(`finds what ${id} sells, as they said it`, () => {
      const items = offerItems(offerOf(id));
      expect(items.map(({ price }) => price)).to.deep.equal(prices);
      for (const { text, price } of items) {
        expect(offerOf(id)).to.include(text);
        for (const part of price?.split(' / ') ?? []) expect(text).to.include(part);
      }
    });
  }

  for (const [text, items] of [
    [
      'Poisson braisé 2500, alloco 500, boisson 600. Tous les soirs.',
      ['Poisson braisé 2500 [2500]', 'alloco 500 [500]', 'boisson 600 [600]'],
    ],
    [
      '- Massage 1h : 40 000 Ar\n- Soin : 65 000 Ar\nRDV par message',
      ['Massage 1h : 40 000 Ar [40 000 Ar]', 'Soin : 65 000 Ar [65 000 Ar]'],
    ],
    ['Tajine 45 DH, à emporter. Acompte 20 DH, livraison 10 DH.', ['Tajine 45 DH [45 DH]']],
    [
      'Deep clean 2-bed KSh 3,500, 3-bed 4,800. Text 0700 000 123',
      ['Deep clean 2-bed KSh 3,500 [KSh 3,500]', '3-bed 4,800 [4,800]'],
    ],
    [
      'Un pain à mille francs, une brioche à cinq cents francs',
      ['Un pain à mille francs [mille francs]', 'une brioche à cinq cents francs [cinq cents francs]'],
    ],
    [
      'Peinture intérieure sur devis après visite. Un tiers à la commande.',
      ['Peinture intérieure sur devis après visite'],
    ],
    ['Bicycles, repairs and spare parts', ['Bicycles, repairs and spare parts']],
    [
      'Ligar 923 000 118 para encomendar blocos a 35 kz cada',
      ['Ligar 923 000 118 para encomendar blocos a 35 kz cada [35 kz]'],
    ],
    ['', []],
  ] as const) {
    it(`finds ${items.length} in "${text.replaceAll('\n', ' / ')}"`, () => {
      expect(shown(text)).to.deep.equal(items);
    });
  }
});
