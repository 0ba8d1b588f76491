import { expect } from 'chai';
import type { Coach } from '../../../src/coaching/coach.ts';
import { contextIn } from '../../coaching/coach-contract.ts';
import { faults, type Fault } from '../../support/fault-server.ts';
import { freePort } from '../../support/free-port.ts';
import { owners } from '../owners.ts';
import { secret, startRig, timeoutMs, type Rig } from './rig.ts';

const { answers } = owners[0]!;
const context = contextIn('fr', {
  businessName: 'Jus Ndèye',
  sector: 'jus',
  place: 'Kaolack',
  sessionId: 's',
});
const replies = { who: 'les écoliers', what: 'je presse du bissap', benefit: 'une boisson propre' };

/** All that a coach is asked in a session, one after the other, and how long the slowest took; milliseconds. */
async function askAll(coach: Coach): Promise<{ said: unknown[]; slowest: number }> {
  const said: unknown[] = [];
  let slowest = 0;
  for (const work of [
    () => coach.assess('mission', answers.mission, context),
    () => coach.reformulate('mission', answers.mission, context),
    () => coach.propose('mission', context),
    () => coach.help('mission', context),
    () => coach.draft('mission', replies, context),
  ]) {
    const begun = performance.now();
    said.push(await work());
    slowest = Math.max(slowest, performance.now() - begun);
  }
  return { said: JSON.parse(JSON.stringify(said).replaceAll(',"by":"rules"', '')) as unknown[], slowest };
}

describe('the model coach on a model that fails', () => {
  let rig: Rig;
  let byRules: unknown[];
  before(async () => {
    rig = await startRig();
    ({ said: byRules } = await askAll(rig.rules));
  });
  after(() => rig.stop());
  beforeEach(() => {
    rig.server.breakWith(undefined);
    rig.server.mood = 'obedient';
    rig.server.requests.length = 0;
    rig.logged.text = '';
  });

  it('is not the rules coach where nothing fails', async () => {
    expect((await askAll(rig.coach())).said).not.to.deep.equal(byRules);
    expect(rig.logged.text).to.equal('');
  });

  for (const fault of faults) {
    it(`says what the rules coach says, in time: ${fault}`, async () => {
      rig.server.breakWith(fault);
      const { said, slowest } = await askAll(rig.coach());
      expect(said).to.deep.equal(byRules);
      expect(slowest).to.be.below(timeoutMs + 1_000);
      expect(rig.logged.text).to.include('the rules coach answers').and.not.include(secret);
      for (const word of ['bissap', 'Ndèye', 'Log in']) expect(rig.logged.text).not.to.include(word);
      expect(rig.server.requests.some(({ path }) => path === '/elsewhere')).to.equal(false);
    });
  }

  it('is not asked again by a turn that it has kept waiting', async () => {
    rig.server.breakWith('hang');
    const coach = rig.coach();
    await coach.assess('mission', answers.mission, context);
    await coach.propose('mission', context);
    expect(rig.server.requests.length).to.equal(1);
    rig.server.breakWith(undefined);
    rig.clock.now += timeoutMs;
    expect((await coach.assess('mission', answers.mission, context)).by).to.equal('model');
  });

  it('says what the rules coach says where it refuses', async () => {
    rig.server.mood = 'refusing';
    expect((await askAll(rig.coach())).said).to.deep.equal(byRules);
  });

  it('says what the rules coach says where its answer has another shape', async () => {
    for (const answer of [{}, { kind: 'answer' }, [], { kind: 3, criteria: 'all', reformulation: null }]) {
      rig.server.mood = () => answer;
      expect((await askAll(rig.coach())).said).to.deep.equal(byRules);
    }
  });

  it('says what the rules coach says where nobody listens', async () => {
    const deaf = await startRig(`http://127.0.0.1:${await freePort()}`);
    const { said, slowest } = await askAll(deaf.coach());
    expect(said).to.deep.equal(byRules);
    expect(slowest).to.be.below(timeoutMs + 1_000);
    await deaf.stop();
  });

  for (const fault of [
    429,
    '429-at-once',
    500,
    503,
    'refused-connection',
    'cut',
    'malformed-json',
  ] as Fault[]) {
    it(`is asked again after ${fault}, within the same time`, async () => {
      rig.server.breakWith(fault, 1);
      const { by } = await rig.coach(5_000).assess('mission', answers.mission, context);
      expect([by, rig.server.requests.length]).to.deep.equal(['model', 2]);
    });
  }

  it('is left alone after three failures, tried by one after half a minute, and asked again once it is well', async () => {
    const coach = rig.coach();
    const ask = (answer: string) => coach.assess('mission', answer, context);
    rig.server.breakWith(422);
    for (let turn = 0; turn < 6; turn++) await ask(`${answers.mission} ${turn}`);
    expect(rig.server.requests.length).to.equal(3);
    expect(rig.logged.text.match(/not asked for a while/g)).to.have.length(1);
    rig.clock.now += 30_000;
    await Promise.all([ask(`${answers.mission} a`), ask(`${answers.mission} b`)]);
    expect(rig.server.requests.length).to.equal(4);
    rig.server.breakWith(undefined);
    rig.clock.now += 30_000;
    expect((await ask(answers.mission)).by).to.equal('rules');
    rig.clock.now += 30_000;
    expect((await ask(answers.mission)).by).to.equal('model');
    expect((await ask(`${answers.mission} c`)).by).to.equal('model');
  });

  it('is left alone for as long as it asks for, up to a quarter of an hour, and at once where our key is refused', async () => {
    for (const [fault, least] of [
      ['429-in-an-hour', 15 * 60_000],
      [401, 30_000],
    ] as const) {
      const coach = rig.coach();
      rig.server.requests.length = 0;
      rig.server.breakWith(fault, 1);
      await coach.assess('mission', answers.mission, context);
      rig.clock.now += least - 1;
      expect((await coach.assess('mission', answers.mission, context)).by).to.equal('rules');
      expect(rig.server.requests.length).to.equal(1);
      rig.clock.now += 1;
      expect((await coach.assess('mission', answers.mission, context)).by).to.equal('model');
    }
  });
});
