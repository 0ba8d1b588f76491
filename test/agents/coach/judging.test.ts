import { expect } from 'chai';
import type { Heard, Kind } from '../../../src/agents/coach/hearing.ts';
import { hear, pieceOf } from '../../../src/agents/coach/hearing.ts';
import { judge } from '../../../src/agents/coach/judging.ts';
import type { Verdict } from '../../../src/coaching/coach.ts';
import { assess } from '../../../src/coaching/rules/assess.ts';
import { stages, type StageName } from '../../../src/coaching/stages.ts';
import { extra, heldBack, type Labelled } from '../../coaching/labelled.ts';

const heard = (met: Iterable<string>, kind: Kind = 'answer'): Heard => ({
  kind,
  met: new Set(met),
  reformulation: '',
  followUp: null,
  elsewhere: [],
  language: 'fr',
});
const all = (stage: StageName): string[] => stages[stage].criteria.map(({ name }) => name);
const rows = [...heldBack, ...extra];

/** The verdicts on answers by the rules and a model that hears what `hears` says, with those that are never sent. */
const judged = (hears: (row: Labelled) => Heard): { row: Labelled; byRules: Verdict; verdict: Verdict }[] =>
  rows.map((row) => {
    const { stage, answer } = row;
    const byRules = assess(stage, answer);
    const { verdict } =
      byRules.verdict === 'off'
        ? byRules
        : judge({ stage, words: answer, byRules, heard: hears(row), elsewhere: {} });
    return { row, byRules: byRules.verdict, verdict };
  });
const share = <T>(of: readonly T[], holds: (one: T) => boolean): number =>
  of.filter(holds).length / of.length;

describe('the verdict of rules and model', () => {
  it('lets nothing weak or off pass for a model that finds all of it strong', () => {
    const refused = judged(({ stage }) => heard(all(stage))).filter(({ row }) => /weak|off/.test(row.label));
    expect(share(refused, ({ verdict }) => verdict !== 'strong')).to.be.at.least(0.98);
    for (const { byRules, verdict } of refused) if (byRules === 'off') expect(verdict).to.equal('off');
  });

  it('takes what is strong for a model that finds all of it bad', () => {
    for (const kind of ['answer', 'nonsense', 'does-not-know'] as const) {
      const strong = judged(() => heard([], kind)).filter(({ row }) => row.label === 'strong');
      expect(share(strong, ({ verdict }) => verdict === 'strong')).to.be.at.least(0.95);
      for (const { byRules, verdict } of strong)
        if (byRules === 'strong') expect(['strong', 'partial']).to.include(verdict);
    }
  });

  it('is better than that of the rules alone for a model that sees what people see', () => {
    const seen = judged(({ stage, label }) => {
      if (label === 'off') return heard([], 'nonsense');
      return heard(label === 'strong' ? all(stage) : label === 'partial' ? all(stage).slice(0, 2) : []);
    });
    const byRules = share(seen, (one) => one.byRules === one.row.label);
    expect(share(seen, ({ row, verdict }) => verdict === row.label)).to.be.at.least(byRules);
  });

  for (const [stage, answer] of [
    ['vision', 'Je veux gagner beaucoup d’argent et devenir très riche avec mon commerce.'],
    ['clientele', 'Tout le monde, vraiment tout le monde peut venir chez moi acheter mes produits.'],
    ['differentiation', 'Nous avons la qualité, un bon prix et un bon service pour nos clients.'],
    ['mission', 'Notre mission est le respect, la confiance, l’intégrité et la passion.'],
  ] as const)
    it(`keeps to the cap of ${stage}, whatever the model finds`, () => {
      const byRules = assess(stage, answer);
      const { verdict, score } = judge({
        stage,
        words: answer,
        byRules,
        heard: heard(all(stage)),
        elsewhere: {},
      });
      expect(verdict).to.equal(byRules.verdict).and.not.equal('strong');
      expect(score).to.be.at.most(stages[stage].cap.score);
    });

  it('asks for what the model was not shown, the heaviest first', () => {
    const words = 'Je presse du bissap et du bouye à Kaolack.';
    const byRules = assess('mission', words);
    const met = heard(['action', 'product']);
    const { missing } = judge({ stage: 'mission', words, byRules, heard: met, elsewhere: {} });
    expect(missing).to.deep.equal(['for_whom', 'benefit', 'how']);
  });

  it('knows who does not know', () => {
    const words = 'Franchement ça dépend, on verra plus tard avec le temps.';
    const byRules = { ...assess('vision', words), verdict: 'weak' as const, score: 0.1 };
    const judgedIt = judge({
      stage: 'vision',
      words,
      byRules,
      heard: heard([], 'does-not-know'),
      elsewhere: {},
    });
    expect(judgedIt).to.include({ verdict: 'weak', unknown: true });
  });

  it('gives a weak answer to the stage that it is meant for, where it holds something for that', () => {
    const words = 'Bissap 300 F la bouteille sur WhatsApp.';
    const byRules = { ...assess('vision', words), verdict: 'weak' as const, score: 0.1 };
    const other = heard([], 'other-stage');
    const grounds = { stage: 'vision', words, byRules, heard: other } as const;
    expect(judge({ ...grounds, elsewhere: { offre: words } })).to.include({
      verdict: 'off',
      reason: 'other-stage',
      belongsTo: 'offre',
    });
    expect(judge({ ...grounds, elsewhere: {} }).verdict).to.equal('weak');
  });
});

describe('what a model was shown', () => {
  const words = 'Je presse du bissap à Kaolack, chaque matin, à 300 F.';
  const shown = (...quotes: string[]): string[] => {
    const names = ['action', 'product', 'for_whom', 'benefit', 'how'] as const;
    const criteria = quotes.map((quote, index) => ({ name: names[index]!, quote }));
    const rest = { kind: 'answer', answer_alone: null, follow_up: null, language: 'fr' } as const;
    return [...hear(words, { ...rest, criteria, other_stages: [], reformulation: '' }, '').met];
  };

  it('is in the answer, and is no more than that', () => {
    expect(shown('je presse', 'BISSAP A KAOLACK', 'aux écoliers', '', 'matin')).to.deep.equal([
      'action',
      'product',
      'how',
    ]);
  });

  it('shows two criteria at most by the same words', () => {
    expect(shown(words, words, words, words, 'matin')).to.deep.equal(['action', 'product', 'how']);
  });

  it('is cut from the answer as its owner wrote it', () => {
    expect(pieceOf(words, '300 f')).to.equal('300 F.');
    expect(pieceOf('Tresses à 35 € ou plus', 'a 35')).to.equal('à 35 €');
    expect(pieceOf(words, 'resse du')).to.equal(undefined);
  });
});
