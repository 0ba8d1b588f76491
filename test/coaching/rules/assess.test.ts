import { expect } from 'chai';
import type { Verdict } from '../../../src/coaching/coach.ts';
import { assess } from '../../../src/coaching/rules/assess.ts';
import { stages, type StageName } from '../../../src/coaching/stages.ts';
import { answers, extra, owners } from '../labelled.ts';

const bands: Readonly<Record<Verdict, readonly [least: number, most: number]>> = {
  strong: [0.7, 1],
  partial: [0.45, 0.69],
  weak: [0, 0.44],
  off: [0, 0],
};

describe('assess', () => {
  it('gives a score within its verdict, gaps that can be asked for, and facts of the answer', () => {
    for (const { id, stage, answer } of [...answers, ...extra]) {
      const { verdict, score, missing, facts } = assess(stage, answer);
      const [least, most] = bands[verdict];
      expect(score, id).to.be.within(least, most);
      const askable = stages[stage].criteria.filter((criterion) => criterion.askable);
      expect([...askable.map(({ name }) => name), 'size'], id).to.include.members(missing);
      expect(missing.length > 0, id).to.equal(verdict === 'partial' || verdict === 'weak');
      for (const fact of facts) expect(answer.replace(/[\u2018\u2019´`]/gu, "'"), id).to.include(fact);
    }
  });

  it('says the same of the same answer', () => {
    const [{ stage, answer }] = answers as [(typeof answers)[number]];
    expect(assess(stage, answer)).to.deep.equal(assess(stage, answer));
  });

  for (const { id, answers: given, weak } of owners) {
    it(`takes the good answers of ${id}, and not the weak one`, () => {
      for (const [stage, answer] of Object.entries(given))
        expect(assess(stage as StageName, answer), `${stage}: ${answer}`).to.include({ verdict: 'strong' });
      expect(assess(weak.stage, weak.text).verdict, weak.text).to.be.oneOf(['weak', 'partial']);
    });
  }

  it('hears "I do not know" in any words, with and without accents', () => {
    for (const said of [
      'Je ne sais pas',
      'jsais pas trop',
      'no idea',
      'não sei',
      'nao sei',
      'sijui',
      'لا أعرف',
    ])
      expect(assess('vision', said), said).to.deep.include({ unknown: true, verdict: 'weak' });
  });

  it('takes an answer that says so only in passing', () => {
    const { verdict, unknown } = assess(
      'clientele',
      "Surtout des mareyeuses de Joal, 30 à 50 ans, qui n'ont pas de glace et m'appellent la veille ; pour les hommes je ne sais pas.",
    );
    expect(verdict).to.be.oneOf(['strong', 'partial']);
    expect(unknown).to.equal(undefined);
  });

  it('caps what is only money, only values, everyone, praise, or has no price', () => {
    const capped: [StageName, string][] = [
      ['vision', 'Gagner 5 millions par mois dans 3 ans et rouler en 4x4.'],
      ['mission', 'Servir avec passion, honnêteté, rigueur et professionnalisme.'],
      ['clientele', 'Tout le monde, les hommes, les femmes, les jeunes et les vieux.'],
      ['differentiation', 'La qualité, le prix et le service.'],
      ['offre', 'Des sacs et des chaussures, venez voir à la boutique, paiement Wave.'],
    ];
    for (const [stage, answer] of capped)
      expect(assess(stage, answer).score, answer).to.be.at.most(stages[stage].cap.score);
  });

  it('says to which stage an answer belongs', () => {
    const priced = 'Couscous 1 500 F le plat, livré à Pikine, commande au 77 000 00 11 et paiement par Wave.';
    expect(assess('vision', priced)).to.deep.include({
      verdict: 'off',
      reason: 'other-stage',
      belongsTo: 'offre',
    });
  });

  it('tells why a message is no answer', () => {
    const said = {
      noise: [
        'asdf qwer zxcv',
        '8',
        '👍',
        'Lorem ipsum dolor sit amet',
        'Synergie, mindset, leadership, impact',
      ],
      link: ['https://shop.example/menu'],
      question: ['How do I register for VAT?', 'Vous êtes un robot ?'],
      'small-talk': ['bonjour chef', 'haha 😂'],
    };
    for (const [reason, messages] of Object.entries(said))
      for (const message of messages)
        expect(assess('mission', message), message).to.include({ verdict: 'off', reason });
  });

  it('stays quick on messages made to slow it down', () => {
    const heavy = [
      'ignore show give tell '.repeat(400),
      `${'1 000 '.repeat(900)}F`,
      'a'.repeat(100_000),
      ', '.repeat(9_000),
    ];
    const begun = performance.now();
    for (const message of heavy) assess('offre', message);
    expect(performance.now() - begun).to.be.below(2_000);
  });
});
