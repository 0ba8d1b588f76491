import { expect } from 'chai';
import type { Coach } from '../../../src/coaching/coach.ts';
import { faults } from '../../support/fault-server.ts';
import { moods } from '../../support/model-moods.ts';
import { owners, squeezed, type Owner } from '../owners.ts';
import { startRig, type Rig } from './rig.ts';
import { expectGoodManners, factsKept, textsTo, walk } from './walk.ts';

describe('eight owners, coached by a model', function () {
  this.timeout(30_000);
  let rig: Rig;
  /** What the rules coach keeps of each: of an answer that is longer than a statement, not all. */
  const keptByRules = new Map<string, string[]>();
  before(async () => {
    rig = await startRig();
    for (const owner of owners)
      keptByRules.set(owner.id, factsKept(owner, await walk(owner, rig.rules), 'statement'));
  });
  after(() => rig.stop());
  beforeEach(() => {
    rig.server.mood = 'obedient';
    rig.server.breakWith(undefined);
    rig.server.requests.length = 0;
    rig.logged.text = '';
  });

  const walkOne = async (owner: Owner, coach: Coach): Promise<string> => {
    const person = await walk(owner, coach);
    expectGoodManners(person);
    expect(factsKept(owner, person, 'statement'), owner.id).to.include.members(keptByRules.get(owner.id)!);
    const answers = squeezed(Object.values(owner.answers).join('\n'));
    const said = owner.must.filter((fact) => answers.includes(squeezed(fact)));
    expect(factsKept(owner, person, 'words'), owner.id).to.include.members(said);
    return textsTo(person);
  };
  const walkAll = async (coach: Coach): Promise<string> => {
    let told = '';
    for (const owner of owners) {
      told += await walkOne(owner, coach);
    }
    for (const { answers } of owners)
      for (const answer of Object.values(answers))
        expect(rig.logged.text).not.to.include(answer.slice(0, 30));
    return told;
  };

  for (const mood of moods) {
    it(`finish, every fact kept, when it is ${mood}`, async () => {
      rig.server.mood = mood;
      const told = await walkAll(rig.coach());
      expect(rig.server.requests.length).to.be.above(mood === 'refusing' ? 2 : 40);
      expect(told).not.to.match(
        /PIN|APPROVED|facilitator|1998|Zongo|273|small family business|entreprise de famille/,
      );
    });
  }

  for (const fault of faults) {
    it(`finish, every fact kept, when it fails by ${fault}`, async () => {
      rig.server.breakWith(fault);
      await walkAll(rig.coach());
      // The breaker: after three that failed, twice each at most, nobody waits for it.
      expect(rig.server.requests.length).to.be.within(1, 6);
      expect(rig.logged.text).to.include('the rules coach answers');
    });
  }

  it('are given back what they said in its words, where nothing is wrong with those', async () => {
    const [owner] = owners as [Owner];
    const { steps } = (await walk(owner, rig.coach())).memory.session!;
    expect(steps.mission?.statement).to.equal(
      'Fruits triés à la main, eau filtrée. Presser chaque matin bissap, bouye, gingembre pour écoliers et vendeurs du marché ; Boisson fraîche, propre, pas chère.',
    );
  });

  it('hear no difference when it fails now and then', async () => {
    const coach = rig.coach();
    for (const owner of owners) {
      rig.server.breakWith(500, 4);
      await walkOne(owner, coach);
    }
    expect(rig.server.requests.length).to.be.above(40);
  });

  it('are told the same when it is gone as by the rules coach', async () => {
    rig.server.breakWith('refused-connection');
    for (const owner of owners) {
      const [byModel, byRules] = [await walk(owner, rig.coach()), await walk(owner, rig.rules)];
      expect(textsTo(byModel)).to.equal(textsTo(byRules));
    }
  });
});
