import { expect } from 'chai';
import { factsIn } from '../../../src/coaching/rules/facts.ts';
import { read } from '../../../src/coaching/rules/reading.ts';
import { reformulate } from '../../../src/coaching/rules/reformulate.ts';
import { sentencesOf } from '../../../src/coaching/rules/sentences.ts';
import type { StageName } from '../../../src/coaching/stages.ts';
import { answers, extra, owners, squeezed } from '../labelled.ts';

const said: { id: string; stage: StageName; answer: string }[] = [
  ...answers,
  ...extra,
  ...owners.flatMap(({ id, answers: given }) =>
    Object.entries(given).map(([stage, answer]) => ({ id, stage: stage as StageName, answer })),
  ),
];
const facts = (text: string): string[] => factsIn(read(text)).map(squeezed);

describe('reformulate', () => {
  it('keeps every fact of an answer that fits, and adds none', () => {
    for (const { id, stage, answer } of said) {
      const text = reformulate(stage, answer, 'fr');
      if (answer.length <= 400)
        expect(
          facts(answer).filter((fact) => !squeezed(text).includes(fact)),
          id,
        ).to.deep.equal([]);
      expect(
        facts(text).filter((fact) => !squeezed(answer).includes(fact)),
        `${id}: ${text}`,
      ).to.deep.equal([]);
    }
  });

  it('uses no word that the answer does not hold, but for those written in full', () => {
    const written = new Set([
      'beaucoup',
      'pour',
      'dans',
      'nous',
      'avec',
      'parce',
      'que',
      'cest',
      'sil',
      'vous',
      'plait',
      'because',
      'please',
      'people',
      'through',
      'tout',
      'quand',
      'mais',
      'toujours',
      'chaque',
    ]);
    const words = (text: string): string[] =>
      text
        .normalize('NFKD')
        .replace(/\p{M}|['’]/gu, '')
        .toLowerCase()
        .match(/\p{L}+/gu) ?? [];
    for (const { id, stage, answer } of said) {
      const all = words(answer).join('');
      const added = words(reformulate(stage, answer, 'fr')).filter(
        (word) => !all.includes(word) && !written.has(word),
      );
      expect(added, id).to.deep.equal([]);
    }
  });

  it('is at most two sentences and 400 characters', () => {
    for (const { id, stage, answer } of said) {
      const text = reformulate(stage, answer, 'en');
      expect(text.length, id).to.be.at.most(400);
      expect(sentencesOf(text).length, text).to.be.at.most(2);
    }
  });

  it('leaves a good sentence as it is', () => {
    for (const good of [
      'Dans 4 ans, les mariées de Thiès porteront des robes cousues ici.',
      'Every night we bake bread for the families of Asafo.',
      'Todos os dias, criamos frango para as barracas de Nampula.',
    ])
      expect(reformulate('mission', good, 'en')).to.equal(good);
  });

  for (const [spoken, written] of [
    ['euh bon je répare des vélos à Ségou 👍', 'Je répare des vélos à Ségou.'],
    ['Hello, um, we fix bikes in Gulu', 'We fix bikes in Gulu.'],
    ['on vend bcp de jus pr les écoles de Thiès', 'On vend beaucoup de jus pour les écoles de Thiès.'],
    ['d abord les mamans de Pikine qu on livre a midi', "D'abord les mamans de Pikine qu'on livre a midi."],
    ['vendo  a quem   revende , em Maputo', 'Vendo a quem revende, em Maputo.'],
    ['Pain 200 F !!!', 'Pain 200 F !'],
  ] as const) {
    it(`makes "${written}" of "${spoken}"`, () => {
      expect(reformulate('mission', spoken, spoken.startsWith('Hello') ? 'en' : 'fr')).to.equal(written);
    });
  }

  it('joins what would be more than two sentences, names keeping their capital', () => {
    expect(
      reformulate('offre', 'Bissap 300 F. Wave ou espèces. On livre à Léona. Lun-sam 7 h-18 h.', 'fr'),
    ).to.equal('Bissap 300 F ; Wave ou espèces. On livre à Léona ; Lun-sam 7 h-18 h.');
  });

  it('keeps of a long answer what makes it complete, and cuts no figure', () => {
    const chat =
      'Vous savez, c’est une longue histoire que ma mère racontait souvent au village quand nous étions petits. ';
    const text = reformulate(
      'offre',
      `${chat.repeat(4)}Le pagne est à 12 000 FCFA le mètre, commande au 77 000 01 02.`,
      'fr',
    );
    expect(text).to.include('12 000 FCFA le mètre').and.include('77 000 01 02');
    const endless = reformulate('offre', `un sac ${'bien cousu '.repeat(34)} 12 000 FCFA et le reste`, 'fr');
    expect(endless).to.satisfy((cut: string) => cut.includes('12 000 FCFA') || !/12/u.test(cut));
  });

  it('gives something back whatever it gets', () => {
    for (const odd of ['👍', '...', 'https://shop.example/a', 'x'.repeat(5_000)])
      expect(reformulate('vision', odd, 'en')).to.have.lengthOf.within(1, 400);
  });
});
