import { expect } from 'chai';
import { offeredLanguage } from '../../src/coaching/language.ts';
import { answers } from './labelled.ts';

describe('offeredLanguage', () => {
  it('is silent about short texts', () => {
    for (const short of [
      'Bonjour',
      "Mon atelier s'appelle Fil d'Or",
      'Thiès, Sénégal',
      'ok',
      '77 000 01 02',
      '',
    ])
      expect(offeredLanguage(short), short).to.equal(undefined);
  });

  it('is silent about languages that are not offered', () => {
    for (const other of [
      'Todos os dias criamos, abatemos e entregamos frango limpo às donas de casa de Nampula.',
      'Kila siku tunakusanya taka za jikoni na wakulima wanapata mbolea kwa bei nafuu.',
      'كل صباح نخبز خبز الشعير للعائلات في حي السلام بمراكش ونوصله إلى الباب',
    ])
      expect(offeredLanguage(other), other).to.equal(undefined);
  });

  it('is never wrong on answers, and mostly tells', () => {
    const long = answers.filter(({ lang, answer }) => (lang === 'fr' || lang === 'en') && answer.length > 60);
    const told = long.filter(({ answer }) => offeredLanguage(answer) !== undefined);
    expect(told.filter(({ lang, answer }) => offeredLanguage(answer) !== lang)).to.deep.equal([]);
    expect(told.length / long.length).to.be.above(0.9);
  });
});
