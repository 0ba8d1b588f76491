import { expect } from 'chai';
import { assess } from '../../src/coaching/rules/assess.ts';
import { extra, heldBack, type Labelled } from './labelled.ts';

interface Outcome {
  strongRecall: number;
  refusals: number;
  fourClass: number;
  /** Of answers that were rightly taken as partial: how many are asked for the right thing first. */
  firstGap: number;
}

function outcomeOn(rows: readonly Labelled[]): Outcome {
  const judged = rows.map((row) => ({ ...row, found: assess(row.stage, row.answer) }));
  const share = (of: typeof judged, holds: (row: (typeof judged)[number]) => boolean): number =>
    of.filter(holds).length / of.length;
  const strong = judged.filter(({ label }) => label === 'strong');
  const refused = judged.filter(({ label }) => label === 'weak' || label === 'off');
  const partial = judged.filter(({ label, found }) => label === 'partial' && found.verdict === 'partial');
  return {
    strongRecall: share(strong, ({ found }) => found.verdict === 'strong'),
    refusals: share(refused, ({ found }) => found.verdict !== 'strong'),
    fourClass: share(judged, ({ label, found }) => found.verdict === label),
    firstGap: share(partial, ({ missing, found }) => found.missing[0] === missing[0]),
  };
}

const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;

describe('the assessment of labelled answers', () => {
  const outcome = outcomeOn(heldBack);

  it(`takes ${percent(outcome.strongRecall)} of the strong answers that were held back as strong`, () => {
    expect(outcome.strongRecall).to.be.at.least(0.95);
  });

  it(`refuses ${percent(outcome.refusals)} of the weak and off ones that were held back`, () => {
    expect(outcome.refusals).to.be.at.least(0.98);
  });

  it(`puts ${percent(outcome.fourClass)} of all that were held back into the right of four classes`, () => {
    expect(outcome.fourClass).to.be.at.least(0.8);
  });

  it(`asks first for what the label names first: ${percent(outcome.firstGap)} of what was held back`, () => {
    expect(outcome.firstGap).to.be.at.least(0.5);
    expect(outcomeOn(extra).firstGap).to.be.at.least(0.8);
  });

  it('refuses what is weak or off among the answers of another hand', () => {
    expect(outcomeOn(extra).refusals).to.be.at.least(0.98);
  });

  it('takes less than 2 ms, by the median', () => {
    const times = [...heldBack, ...extra].map(({ stage, answer }) => {
      const begun = performance.now();
      assess(stage, answer);
      return performance.now() - begun;
    });
    expect(times.sort((a, b) => a - b)[Math.floor(times.length / 2)]).to.be.below(2);
  });
});
