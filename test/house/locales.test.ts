import { expect } from 'chai';
import { disparities, keyFaults, readLocales } from '../../scripts/house/locales.ts';
import { readSources } from '../../scripts/house/source.ts';
import { languages } from '../../src/coaching/speech.ts';
import { root, withProject } from './project.ts';

describe('the texts in locales/', () => {
  const locales = readLocales(`${root}locales`);

  it('are there in every language that Griot speaks', () => {
    expect([...locales.keys()]).to.have.members([...languages]);
    for (const locale of locales.values()) expect(locale.size).to.be.above(100);
  });

  it('are the same in every language', () => {
    expect(disparities(locales)).to.deep.equal([]);
  });

  it('are those that the code names', () => {
    expect(keyFaults(readSources(root, ['src']), locales.get('en')!)).to.deep.equal([]);
  });

  const compared = (en: object, fr: object): string[] =>
    withProject({ 'en/chat.json': JSON.stringify(en), 'fr/chat.json': JSON.stringify(fr) }, (folder) =>
      disparities(readLocales(folder)),
    );

  const differing: [what: string, en: object, fr: object, said: string][] = [
    ['a missing key', { a: { b: 'B' } }, { a: {} }, 'fr: lacks chat:a.b'],
    ['a key too many', {}, { a: { b: 'B' } }, 'en: lacks chat:a.b'],
    [
      'another placeholder',
      { a: 'for {{name}}' },
      { a: 'pour {{nom}}' },
      'fr: chat:a has other placeholders than in en',
    ],
    [
      'a forgotten placeholder',
      { a: ['{{x}}'] },
      { a: ['x'] },
      'fr: chat:a has other placeholders than in en',
    ],
    ['a shorter list', { a: ['b', 'c'] }, { a: ['b'] }, 'fr: chat:a has 1 texts, not 2, than in en'],
    ['a list for a text', { a: 'b' }, { a: ['b'] }, 'fr: chat:a is of another kind than in en'],
    ['an empty text', { a: 'b' }, { a: ' ' }, 'fr: chat:a is empty'],
    ['an empty text in a list', { a: ['b', 'c'] }, { a: ['b', ''] }, 'fr: chat:a is empty'],
    [
      'a missing plural form',
      { a_one: '1', a_other: '2' },
      { a_other: '2' },
      'fr: lacks chat:a_one, a plural form of this language',
    ],
  ];
  for (const [what, en, fr, said] of differing) {
    it(`differ by ${what}`, () => expect(compared(en, fr)).to.deep.equal([said]));
  }

  it('may have the plural forms of their own language', () => {
    const en = { a_one: '1', a_other: '2' };
    const ar = { a_zero: '0', a_one: '1', a_two: '2', a_few: '3', a_many: '11', a_other: '100' };
    expect(compared(en, en)).to.deep.equal([]);
    const faults = withProject(
      { 'en/chat.json': JSON.stringify(en), 'ar/chat.json': JSON.stringify(ar) },
      (folder) => disparities(readLocales(folder)),
    );
    expect(faults).to.deep.equal([]);
  });

  it('are missed where the code names a key that is not there, and where it names none', () => {
    const code = [
      "speech.text('chat:hello');",
      "speech.text('chat:helo');",
      'speech.text(`chat:off.${reason}`);',
      'speech.text(`chat:of.${reason}`);',
      "const key = known ? 'chat:known' : 'chat:unknown';",
      "speech.list('chatt:hello');",
    ].join('\n');
    const texts = JSON.stringify({
      hello: 'Hello',
      off: { noise: 'Pardon?' },
      known: 'I know',
      idle: 'Nobody says me',
    });
    const faults = withProject({ 'src/bot/a.ts': code, 'locales/en/chat.json': texts }, (folder) =>
      keyFaults(readSources(folder, ['src']), readLocales(`${folder}/locales`).get('en')!),
    );
    expect(faults).to.deep.equal([
      'src/bot/a.ts:2: no text chat:helo',
      'src/bot/a.ts:4: no text chat:of.*',
      'src/bot/a.ts:5: no text chat:unknown',
      'src/bot/a.ts:6: no text chatt:hello',
      'chat:idle is in locales/, but no code names it',
    ]);
  });

  it('are named in short by the dialogs', () => {
    const code = "talk.text('hello');\ntalk.text('helo');\ntalk.text(asked ? `${step}.ask` : 'off.noise');";
    const texts = JSON.stringify({
      hello: 'Hello',
      name: { ask: 'Who?' },
      off: { noise: 'Pardon?', idle: 'Me?' },
    });
    const faults = withProject({ 'src/dialogs/a.ts': code, 'locales/en/dialogs.json': texts }, (folder) =>
      keyFaults(readSources(folder, ['src']), readLocales(`${folder}/locales`).get('en')!),
    );
    expect(faults).to.deep.equal([
      'src/dialogs/a.ts:2: no text dialogs:helo',
      'dialogs:off.idle is in locales/, but no code names it',
    ]);
  });
});
