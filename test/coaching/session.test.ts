import { expect } from 'chai';
import {
  IllegalTransition,
  moveTo,
  nextOpenStep,
  progress,
  settledAnswers,
  type Session,
  type Step,
} from '../../src/coaching/session.ts';
import type { StageName } from '../../src/coaching/stages.ts';

const step = (stage: StageName, changes: Partial<Step>): Step => ({
  stage,
  state: 'confirmed',
  words: 'w',
  statement: 'W.',
  score: 0.8,
  missing: [],
  facts: [],
  asked: '',
  examples: [],
  source: 'owner',
  clarifications: 0,
  startedAt: 0,
  ...changes,
});
const session = (steps: Session['steps'] = {}): Session => ({
  id: 'a',
  status: 'initialized',
  current: 'onboarding',
  language: 'fr',
  steps,
  parked: {},
  paused: false,
  createdAt: 0,
});

describe('a session', () => {
  it('reaches a status only from where that is allowed', () => {
    const one = session();
    moveTo(one, 'in_progress');
    moveTo(one, 'in_progress');
    expect(() => moveTo(one, 'brief_ready')).to.throw(IllegalTransition, /in_progress to brief_ready/u);
    expect(one.status).to.equal('in_progress');
  });

  it('stands at the first stage that is not settled, then at the read-back', () => {
    const one = session({ vision: step('vision', {}), mission: step('mission', { state: 'open' }) });
    expect(nextOpenStep(one)).to.equal('mission');
    expect(progress(one)).to.deep.equal({ done: 1, total: 5 });
    for (const stage of ['mission', 'clientele', 'differentiation', 'offre'] as const)
      one.steps[stage] = step(stage, { state: 'skipped', statement: '' });
    expect(nextOpenStep(one)).to.equal('synthesis');
  });

  it('may use what was settled, not what is open or was skipped', () => {
    const one = session({
      vision: step('vision', { statement: 'Voir loin.' }),
      mission: step('mission', { state: 'open' }),
      offre: step('offre', { state: 'skipped', statement: '' }),
    });
    expect(settledAnswers(one)).to.deep.equal({ vision: 'Voir loin.' });
  });
});
