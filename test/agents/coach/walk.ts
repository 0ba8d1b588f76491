import { expect } from 'chai';
import type { Coach } from '../../../src/coaching/coach.ts';
import { stageNames, type StageName } from '../../../src/coaching/stages.ts';
import { ScriptedOwner, type Reply } from '../../support/script.ts';
import { squeezed, type Owner } from '../owners.ts';

/** An owner of the fixtures, with something too thin that they say first at one stage. */
export type Talkative = Owner & { weak?: { stage: StageName; text: string } };

/** More turns than anybody needs. */
const mostTurns = 40;

/** Leads an owner through the coaching by the dialogs, up to the read-back, as a person who answers each question. */
export async function walk(owner: Talkative, coach: Coach): Promise<ScriptedOwner> {
  const person = new ScriptedOwner(owner.lang === 'en' ? 'en' : 'fr', coach);
  let weak = owner.weak;
  let asked = (await person.arrives()).at(-1);
  for (let turn = 0; asked?.coaching.ask !== 'review'; turn++) {
    if (turn > mostTurns) throw new Error(`${owner.id}: no end; last asked: ${asked?.text}`);
    const { ask, stage } = asked!.coaching;
    const step = { name: owner.business, sector: owner.sector.replaceAll('_', ' '), place: owner.city };
    let replies: Reply[];
    if (ask === 'name' || ask === 'sector' || ask === 'place') replies = await person.says(step[ask]);
    else if (ask === 'logo') replies = await person.presses('choose-2');
    else if (ask === 'confirm') replies = await person.presses('confirm');
    else if (weak?.stage === stage) {
      replies = await person.says(weak.text);
      weak = undefined;
    } else replies = await person.says(owner.answers[stage as StageName]);
    asked = replies.at(-1);
  }
  return person;
}

/** The facts of an owner that stand in what they agreed to, or in the words behind it. */
export function factsKept(owner: Owner, person: ScriptedOwner, where: 'statement' | 'words'): string[] {
  const { steps, businessName, place } = person.memory.session!;
  const texts = stageNames.map((stage) => steps[stage]?.[where]);
  const kept = squeezed([businessName, place?.text, ...texts].join('\n'));
  return owner.must.filter((fact) => kept.includes(squeezed(fact)));
}

/** One question a message, none of them long. */
export function expectGoodManners(person: ScriptedOwner): void {
  for (const { outgoing } of person.effects) {
    for (const activity of outgoing) {
      const text = String(activity['text']);
      expect(text.length, text).to.be.at.most(600);
      expect(text.split(/[?؟]/u).length - 1, text).to.be.at.most(1);
    }
  }
}

export const textsTo = (person: ScriptedOwner): string =>
  person.effects.flatMap(({ outgoing }) => outgoing.map((activity) => String(activity['text']))).join('\n');
