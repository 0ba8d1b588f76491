import { expect } from 'chai';
import { languages } from '../src/coaching/speech.ts';
import { createSpeech, MissingText } from '../src/i18n.ts';

const speechIn = createSpeech();
const [english, french] = [speechIn('en'), speechIn('fr')];

describe('i18n', () => {
  it('speaks every language, each its own', () => {
    const greetings = languages.map((language) => {
      expect(speechIn(language).language).to.equal(language);
      return speechIn(language).text('dialogs:greeting');
    });
    expect(new Set(greetings).size).to.equal(languages.length);
  });

  it('throws where a text is missing', () => {
    for (const key of ['dialogs:greting', 'dialogs:name', 'dialog:greeting', 'greeting'])
      expect(() => english.text(key), key).to.throw(MissingText, key.split(':').at(-1));
  });

  it('throws where a placeholder gets no value', () => {
    expect(() => french.text('dialogs:sector.ask-named')).to.throw(MissingText, '{{name}}');
    expect(() => french.text('dialogs:sector.ask-named', { nom: 'Awa' })).to.throw(MissingText, '{{name}}');
  });

  it('leaves what it fills in as it is', () => {
    for (const name of ["O'Neil & <b>Sœurs</b>", '$t(dialogs:greeting)', '{{stage}}', '__name__', ''])
      expect(english.text('dialogs:sector.ask-named', { name })).to.include(`“${name}”`);
  });

  it('knows the plural forms of each language', () => {
    const gaps = (count: number): string[] =>
      [english, french].map((speech) => speech.text('dialogs:brief.gaps', { count }).split(',')[0]!);
    expect(gaps(1)).to.deep.equal(['1 point is still to be completed', 'Il reste 1 point à compléter']);
    expect(gaps(2)).to.deep.equal(['2 points are still to be completed', 'Il reste 2 points à compléter']);
    expect(gaps(0)).to.deep.equal(['0 points are still to be completed', 'Il reste 0 point à compléter']);
    expect(gaps(1_000_000)[1]).to.equal('Il reste 1000000 points à compléter');
  });

  it('reads lists, and an empty one where there is none', () => {
    expect(english.list('sectors:none-of-ours.examples')).to.deep.equal([]);
  });
});
