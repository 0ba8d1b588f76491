import { expect } from 'chai';
import { linesOf } from '../../../src/bot/pages/pdf/lines.ts';

const how = { size: 10, weight: 400, direction: 'ltr' } as const;

/** What is drawn on each line, from left to right; letters that run from right to left in the order of reading. */
const drawn = (text: string, width = 10_000): string[] =>
  linesOf(text, width, how).lines.map((line) => line.runs.map((run) => run.said).join('|'));

describe('lines of text on paper', () => {
  it('begin at the side where their writing does', () => {
    expect(linesOf('Jus Ndèye', 500, how).rtl).to.equal(false);
    expect(linesOf('مخبز النور', 500, how).rtl).to.equal(true);
    expect(linesOf('20 – 30', 500, { ...how, direction: 'rtl' }).rtl).to.equal(true);
  });

  it('set words from right to left in their order, and what runs the other way within them as it is', () => {
    expect(drawn('خبز طازج')).to.deep.equal(['طازج|خبز ']);
    expect(drawn('خبز Bissap Roselle طازج')).to.deep.equal(['طازج| |Bissap Roselle|خبز ']);
    expect(drawn('Le mot خبز ici')).to.deep.equal(['Le mot |خبز| |ici']);
  });

  it('keep the groups of a number together and in order', () => {
    expect(drawn('واتساب 22 33 44 55')).to.deep.equal(['22 33 44 55|واتساب ']);
    for (let width = 80; width < 160; width += 5)
      expect(drawn('Appelez le 77 000 01 02 ou venez', width).join('|')).to.include('77 000 01 02');
  });

  it('begin with no mark that the French set a space before', () => {
    for (let width = 40; width < 140; width += 7)
      for (const line of drawn('Prix du bissap : trois cents ; et le bouye ? aussi !', width))
        expect(line).not.to.match(/^[:;?!]/u);
  });

  it('are no wider than they may be, whatever stands in them', () => {
    const texts = [
      'x'.repeat(3_000),
      'mot '.repeat(500),
      'خبز '.repeat(500),
      `a${'\u0301'.repeat(900)} b`,
      'ب'.repeat(900),
    ];
    for (const text of texts) {
      const { lines } = linesOf(text, 200, how);
      expect(Math.max(...lines.map(({ width }) => width))).to.be.below(201);
      const said = lines.flatMap(({ runs }) => runs.map((run) => run.said)).join('');
      expect(said.replaceAll(' ', '')).to.have.length(text.normalize('NFC').replaceAll(' ', '').length);
    }
  });

  it('leave out what no font can draw', () => {
    expect(drawn('Jus\u0000 \u202eNdèye 🍹\u200f !')).to.deep.equal(['Jus Ndèye !']);
    expect(linesOf('', 100, how).lines).to.deep.equal([]);
  });
});
