import { expect } from 'chai';
import { examples, followUp } from '../../src/coaching/follow-up.ts';
import { sectors } from '../../src/coaching/sectors.ts';
import { languages } from '../../src/coaching/speech.ts';
import { stageNames, stages } from '../../src/coaching/stages.ts';
import { createSpeech } from '../../src/i18n.ts';

const speechIn = createSpeech();

describe('followUp', () => {
  it('is one question of its own for every gap that can be asked for', () => {
    for (const language of languages) {
      for (const stage of stageNames) {
        const gaps = stages[stage].criteria.filter(({ askable }) => askable).map(({ name }) => name);
        const asked = gaps.map((gap) => followUp(speechIn(language), stage, gap));
        expect(new Set(asked).size).to.equal(gaps.length);
        for (const question of asked) expect(question.match(/\?/gu), question).to.have.length(1);
      }
      expect(followUp(speechIn(language), 'vision', 'size')).to.match(/\?$/u);
    }
  });

  it('asks for the heaviest criterion where the gap is none of the stage', () => {
    const speech = speechIn('fr');
    for (const gap of ['blanks', 'length', '../../en', '']) {
      expect(followUp(speech, 'offre', gap)).to.equal(followUp(speech, 'offre', 'price'));
    }
  });
});

describe('examples', () => {
  it("are the sector's three in the language spoken, or three of any trade", () => {
    for (const language of languages) {
      const speech = speechIn(language);
      for (const stage of stageNames) {
        for (const key of sectors.keys()) expect(examples(speech, key, stage)).to.have.length(3);
        expect(examples(speech, undefined, stage)).to.have.length(3);
        expect(examples(speech, 'no_such_sector', stage)).to.deep.equal(examples(speech, undefined, stage));
      }
    }
  });
});
