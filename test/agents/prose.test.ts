import { expect } from 'chai';
import { sentences, shorten } from '../../src/agents/prose.ts';

describe('prose', () => {
  it('splits sentences, whatever their first letter, and not after a title', () => {
    expect(sentences('on repare. on vend ! M. Diop paie 3.5 euros. Fin')).to.deep.equal([
      'on repare.',
      'on vend !',
      'M. Diop paie 3.5 euros.',
      'Fin',
    ]);
  });

  it('leaves alone what fits', () => {
    expect(shorten('  Jus\nfrais ', 9)).to.equal('Jus frais');
  });

  it('cuts after a clause or a word, never within the limit plus one', () => {
    expect(shorten('Des jus frais, livrés le matin aux boutiques', 20)).to.equal('Des jus frais…');
    for (let max = 5; max < 60; max++) {
      expect(
        shorten('Des jus frais, livrés chaque matin aux boutiques du marché central', max).length,
      ).to.be.at.most(max);
    }
  });

  it('never cuts a figure', () => {
    const text = 'Le carton de vingt coûte 5 500 FCFA livré au marché';
    for (let max = 1; max < text.length; max++) {
      const figures = shorten(text, max).match(/\d[\d ]*\d|\d/g) ?? [];
      expect(
        figures.every((figure) => figure === '5 500'),
        `at ${max}`,
      ).to.equal(true);
    }
    expect(shorten(`abc${'1234567890'.repeat(20)}`, 20)).to.equal('abc…');
  });

  it('never cuts a character', () => {
    expect(shorten('😀'.repeat(100), 12).isWellFormed()).to.equal(true);
  });
});
