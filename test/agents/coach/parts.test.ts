import { expect } from 'chai';
import { createBreaker } from '../../../src/agents/coach/breaker.ts';
import { createTokenMeter } from '../../../src/agents/coach/meter.ts';
import { createRecall } from '../../../src/agents/coach/recall.ts';
import { contextIn } from '../../coaching/coach-contract.ts';
import { owners } from '../owners.ts';
import { startRig } from './rig.ts';

describe('the circuit breaker', () => {
  const start = () => {
    const clock = { now: 1_000_000 };
    const pauses: number[] = [];
    const breaker = createBreaker({ now: () => clock.now, opened: (pause) => pauses.push(pause) });
    const fails = (times: number) => {
      for (let time = 0; time < times; time++) breaker.failed();
    };
    return { clock, pauses, breaker, fails };
  };

  it('opens after three failures in a row, and not after as many with a success between', () => {
    const { breaker, fails } = start();
    fails(2);
    breaker.succeeded();
    fails(2);
    expect(breaker.admits()).to.equal(true);
    fails(1);
    expect(breaker.admits()).to.equal(false);
  });

  it('admits one trial after a pause, and waits twice as long after each that fails, up to a quarter of an hour', () => {
    const { breaker, fails, clock, pauses } = start();
    fails(3);
    for (let trial = 0; trial < 7; trial++) {
      clock.now += pauses.at(-1)! - 1;
      expect(breaker.admits()).to.equal(false);
      clock.now += 1;
      expect([breaker.admits(), breaker.admits()]).to.deep.equal([true, false]);
      fails(1);
    }
    const minute = 60_000;
    expect(pauses).to.deep.equal([0.5, 1, 2, 4, 8, 15, 15, 15].map((minutes) => minutes * minute));
    clock.now += 15 * minute;
    breaker.admits();
    breaker.succeeded();
    expect([breaker.admits(), breaker.admits()]).to.deep.equal([true, true]);
    fails(3);
    expect(pauses.at(-1)).to.equal(minute / 2);
  });

  it('counts no failure of what was asked before it opened', () => {
    const { breaker, fails, pauses } = start();
    fails(10);
    expect(pauses).to.deep.equal([30_000]);
    expect(breaker.admits()).to.equal(false);
  });

  it('heeds how long it is asked to wait', () => {
    const { breaker, clock, pauses } = start();
    breaker.failed({ pauseMs: 2_000 });
    expect([breaker.admits(), pauses]).to.deep.equal([false, [2_000]]);
    clock.now += 2_000;
    expect(breaker.admits()).to.equal(true);
  });
});

describe('what is remembered for a turn', () => {
  it('is forgotten in time, and the oldest of too much', () => {
    const clock = { now: 0 };
    const recall = createRecall<number>({ most: 2, forMs: 10, now: () => clock.now });
    for (const [index, key] of ['a', 'b', 'c'].entries()) recall.set(key, index);
    expect(['a', 'b', 'c'].map((key) => recall.get(key))).to.deep.equal([undefined, 1, 2]);
    clock.now = 5;
    recall.set('b', 3);
    clock.now = 10;
    expect(['b', 'c'].map((key) => recall.get(key))).to.deep.equal([3, undefined]);
  });
});

describe('the count of tokens', () => {
  it('is kept a session and in all, with what it cost', () => {
    const meter = createTokenMeter({ input: 0.5, output: 2 });
    meter.add('a', { input: 1_000_000, output: 500_000 });
    meter.add('b', { input: 100, output: 10 });
    meter.add('a', { input: 1_000_000, output: 0 });
    meter.add(undefined, { input: 1, output: 1 });
    expect(meter.of('a')).to.deep.equal({ calls: 2, input: 2_000_000, output: 500_000, cost: 2 });
    expect(meter.of('nobody')).to.deep.equal({ calls: 0, input: 0, output: 0, cost: 0 });
    expect(meter.total()).to.include({ calls: 4, input: 2_000_101, output: 500_011 });
  });

  it('tells no cost without prices, and keeps the latest of very many sessions', () => {
    const meter = createTokenMeter();
    for (let session = 0; session <= 10_000; session++) meter.add(String(session), { input: 1, output: 1 });
    expect([meter.of('0').calls, meter.of('1').calls, meter.total().calls]).to.deep.equal([0, 1, 10_001]);
    expect(meter.of('1')).not.to.have.property('cost');
  });

  it('holds what a model that is asked really spent, answers that cannot be used included', async () => {
    const rig = await startRig();
    const [{ answers }] = owners as [(typeof owners)[0]];
    const coach = rig.coach(5_000);
    await coach.assess('mission', answers.mission, contextIn('fr', { sessionId: 's1' }));
    rig.server.mood = 'refusing';
    await coach.propose('mission', contextIn('fr', { sessionId: 's2' }));
    expect(rig.meter.of('s1')).to.deep.include({ calls: 1, input: 900, output: 100 });
    // A refusal is asked about twice, and paid for twice.
    expect(rig.meter.of('s2')).to.deep.include({ calls: 2, input: 1_800, output: 200 });
    await rig.stop();
  });
});
