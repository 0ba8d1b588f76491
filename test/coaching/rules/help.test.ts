import { expect } from 'chai';
import type { CoachContext } from '../../../src/coaching/coach.ts';
import { createRulesCoach } from '../../../src/coaching/rules/coach.ts';
import { languages, type Language } from '../../../src/coaching/speech.ts';
import { stageNames, type StageName } from '../../../src/coaching/stages.ts';
import { createSpeech } from '../../../src/i18n.ts';

const speechIn = createSpeech();
const coach = createRulesCoach();
const context = (language: Language, known: Partial<CoachContext> = {}): CoachContext => ({
  speech: speechIn(language),
  answers: {},
  ...known,
});
async function drafted(
  stage: StageName,
  language: Language,
  replies: readonly string[],
  known: Partial<CoachContext> = {},
): Promise<string> {
  const questions = await coach.help(stage, context(language));
  const byId = Object.fromEntries(questions.map(({ id }, index) => [id, replies[index] ?? '']));
  return coach.draft(stage, byId, context(language, known));
}

describe('help', () => {
  it('asks two or three small questions, each with two or three short answers to tap', async () => {
    for (const language of languages) {
      for (const stage of stageNames) {
        const questions = await coach.help(stage, context(language));
        expect(questions).to.have.lengthOf.within(2, 3);
        for (const { text, options } of questions) {
          expect(text.match(/\?/gu), text).to.have.length(1);
          expect(options).to.have.lengthOf.within(2, 3);
          for (const option of options) expect(option.length, option).to.be.at.most(20);
        }
      }
    }
  });

  it('makes a sentence of any answers that were tapped', async () => {
    for (const language of languages) {
      for (const stage of stageNames) {
        const questions = await coach.help(stage, context(language));
        for (const pick of [0, 1, 2]) {
          const draft = await drafted(
            stage,
            language,
            questions.map(({ options }) => options[pick]!),
          );
          expect(draft, draft)
            .to.match(/^[\p{Lu}_][^{}]*\.$/u)
            .and.not.match(/ {2}|\.\.|,,|undefined/u);
        }
      }
    }
  });

  for (const [stage, language, replies, draft] of [
    [
      'vision',
      'fr',
      ['5', 'couturières', 'ne plus attendre'],
      'Dans 5 ans, les couturières verront ceci changer : ne plus attendre.',
    ],
    [
      'vision',
      'en',
      ['5 years', 'Brides in Accra', 'no more waiting'],
      'In 5 years, brides in Accra will see this change: no more waiting.',
    ],
    [
      'mission',
      'fr',
      ['Je couds des robes', 'mes voisines', "L'esprit tranquille"],
      "Chaque jour, je couds des robes pour mes voisines. Cela leur laisse l'esprit tranquille.",
    ],
    [
      'mission',
      'en',
      ['sewing', 'office women', ''],
      'Every day, this is what I do: sewing, for office women. ___.',
    ],
    [
      'clientele',
      'en',
      ['Families', 'a dress that fits', 'On WhatsApp'],
      'My best customers: families. Their need: a dress that fits. They order on WhatsApp.',
    ],
    [
      'differentiation',
      'fr',
      ['au marché', 'Du fait main', '412 robes livrées'],
      'Sans moi, mes clients iraient au marché. Chez moi, ils ont du fait main. La preuve : 412 robes livrées.',
    ],
    [
      'offre',
      'fr',
      ['Robe simple', '15 000 FCFA', '___'],
      'Robe simple, prix : 15 000 FCFA. Pour commander : ___.',
    ],
  ] as const) {
    it(`drafts "${draft}"`, async () => {
      expect(await drafted(stage, language, replies)).to.equal(draft);
    });
  }

  it('says where and by whom, as far as that is known', async () => {
    const known = { place: 'Thiès, Sénégal', businessName: "Fil d'Or" };
    expect(await drafted('vision', 'fr', ['Dans 5 ans', 'Les familles', 'Du temps gagné'], known)).to.equal(
      "Grâce à Fil d'Or, dans 5 ans, à Thiès, les familles gagneront du temps.",
    );
  });
});
