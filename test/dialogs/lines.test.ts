import { expect } from 'chai';
import { escapeMarkdown, quoteDifference } from '../../src/dialogs/lines.ts';

describe('two versions of an answer', () => {
  const long =
    'Bissap 33 cl : 300 FCFA. Bouye 33 cl : 400 FCFA. Gingembre 33 cl : 400 FCFA. Carton de 20 bissap : ';

  it('are quoted whole where they are short', () => {
    expect(quoteDifference('Jus Ndèye', 'Bissap Royal')).to.deep.equal(['Jus Ndèye', 'Bissap Royal']);
    expect(quoteDifference('', 'Thiès')).to.deep.equal(['', 'Thiès']);
  });

  it('are quoted where they differ, no figure cut', () => {
    const [before, after] = quoteDifference(`${long}5 500 FCFA livré.`, `${long}6 000 FCFA livré.`);
    expect(before).to.match(/^… .*Carton de 20 bissap : 5 500 FCFA livré\.$/);
    expect(after).to.match(/^… .*Carton de 20 bissap : 6 000 FCFA livré\.$/);
    for (let length = 60; length < long.length; length++) {
      const head = long.slice(0, length);
      for (const quoted of quoteDifference(`${head}a`, `${head}b`))
        expect(quoted).not.to.match(/^… (?:33 cl|20 bissap)? ?\d*(?<=\d)$/);
    }
  });

  it('are each a short line', () => {
    for (const quoted of quoteDifference(long.repeat(9), `${long.repeat(8)}${'x '.repeat(300)}`))
      expect(quoted.length).to.be.at.most(113);
  });
});

describe('a text in Markdown', () => {
  it('is itself, but for what would mean something', () => {
    expect(escapeMarkdown('Jus-Ndèye & Fils (n° 1)!')).to.equal('Jus-Ndèye & Fils (n° 1)!');
    expect(escapeMarkdown('**[x](https://a)** <b>')).to.equal('\\*\\*\\[x\\](https://a)\\*\\* \\<b\\>');
  });
});
