import { expect } from 'chai';
import { factsIn } from '../../../src/coaching/rules/facts.ts';
import { read } from '../../../src/coaching/rules/reading.ts';

const facts = (answer: string): string[] => factsIn(read(answer));

describe('factsIn', () => {
  for (const [answer, expected] of [
    ['Bidon 20 L à 230 000 GNF, carton 5 500 FCFA', ['20 L', '230 000 GNF', '5 500 FCFA']],
    ['Appelle le 77 000 01 02 ou écris', ['77 000 01 02']],
    ['ouvert de 8 h à 18 h, 40 % à la commande', ['8 h à 18 h', '40 %']],
    ['on la contrôle 2 fois par jour, 5 € le kilo', ['2 fois par jour', '5 € le kilo']],
    ['En 2031, dez aldeias de Idanha-a-Nova', ['2031', 'dez aldeias', 'Idanha-a-Nova']],
    ['tortues de la Baía das Gatas, à Ouaga 2000', ['Baía das Gatas', 'Ouaga 2000']],
    ['9 pousse-pousseurs livrent sous 48h', ['9 pousse-pousseurs', '48h']],
    ['71 permis sur 80 en 2025', ['71 permis sur 80', '2025']],
    ['lundi ramassé, mercredi plié, paiement par Orange Money', ['lundi', 'mercredi', 'Orange Money']],
    ['we ship each box for KSh 3,500 from Nyeri', ['KSh 3,500', 'Nyeri']],
    ['Je vends du pain', []],
  ] as const) {
    it(`finds ${expected.join(' | ') || 'none'} in "${answer}"`, () => {
      expect(facts(answer)).to.have.members(expected);
    });
  }

  it('puts a bare number last: it says little when it is repeated to the owner', () => {
    expect(facts('Le salon aura 6 ou 7, à Thiès')[0]).to.equal('Thiès');
  });
});
