import { expect } from 'chai';
import type { CoachContext } from '../../../src/coaching/coach.ts';
import { createRulesCoach } from '../../../src/coaching/rules/coach.ts';
import { sectors } from '../../../src/coaching/sectors.ts';
import { languages } from '../../../src/coaching/speech.ts';
import { stageNames } from '../../../src/coaching/stages.ts';
import { createSpeech } from '../../../src/i18n.ts';

const speechIn = createSpeech();
const coach = createRulesCoach();
const context = (language: 'fr' | 'en', known: Partial<CoachContext> = {}): CoachContext => ({
  speech: speechIn(language),
  answers: {},
  ...known,
});
/** Names of the examples' towns. */
const elsewhere = /Kumasi|Mombasa|Ibadan|Dugbe|Nyali|Kaolack|Parakou|Bouaké|Bafoussam|Bobo|Ségou|Lubumbashi/u;
const numbers =
  /\d|\b(?:deux|trois|quatre|cinq|six|dix|vingt|trente|two|three|four|five|six|ten|twenty|thirty)\b/iu;

describe('proposals', () => {
  it('are three, short, and state no figure or place of the examples, in any sector', async () => {
    for (const language of languages) {
      for (const sectorKey of [...sectors.keys(), undefined]) {
        for (const stage of stageNames) {
          const known = sectorKey === undefined ? {} : { sectorKey };
          const proposals = await coach.propose(stage, context(language, known));
          expect(proposals.map(({ id, tone }) => `${id} ${tone}`)).to.deep.equal([
            'choose-1 ambitious',
            'choose-2 pragmatic',
            'choose-3 community',
          ]);
          for (const { text } of proposals) {
            expect(text, `${sectorKey} ${stage}`).not.to.match(numbers).and.not.to.match(elsewhere);
            expect(text.length, text).to.be.at.most(200);
            expect(text, text).to.match(/^[\p{Lu}_][\s\S]*\.$/u);
          }
        }
      }
    }
  });

  it('stand in the place and under the name that the owner told', async () => {
    const told = { sectorKey: 'restaurant', place: 'Thiès, Sénégal', businessName: "Fil d'Or" };
    const texts = (await coach.propose('vision', context('fr', told))).map(({ text }) => text);
    expect(texts[0]).to.equal(
      "Dans ___ ans, les familles de Thiès fêteront leurs grands jours dans nos ___ salles, fières d'y manger les plats de chez Fil d'Or.",
    );
    expect(texts[1]).to.include('à Thiès').and.include('___ minutes');
  });

  it('speak of whom the owner spoke of, where the sector is unknown', async () => {
    const vision = 'Dans 3 ans, les mareyeuses de Joal vendront leur poisson sans perte.';
    const proposals = await coach.propose('mission', context('fr', { answers: { vision }, place: 'Joal' }));
    expect(proposals[0]?.text)
      .to.include('pour les mareyeuses de Joal')
      .and.include('___')
      .and.not.include('3');
  });

  it('say nothing of whom, where the owner spoke in another language', async () => {
    const vision = 'Dans 3 ans, les mareyeuses de Joal vendront leur poisson sans perte.';
    for (const { text } of await coach.propose('mission', context('en', { answers: { vision } })))
      expect(text).not.to.include('mareyeuses');
  });
});
