import { expect } from 'chai';
import type { JsonObject } from '../../src/persistence/ports.ts';
import { ScriptedOwner } from '../support/script.ts';

const vision =
  'Dans 4 ans, les mariées de Thiès porteront des robes cousues ici par huit couturières formées chez nous, au lieu de les faire venir de Dakar.';
const mission =
  'Chaque jour, nous cousons robes et boubous sur mesure pour les femmes de Thiès, avec essayage, pour qu’elles soient prêtes à temps.';

/** An owner who has said a vision and not yet whether it was understood. */
async function midway(): Promise<ScriptedOwner> {
  const owner = new ScriptedOwner('fr');
  for (const said of ['bonjour', 'Fil d’Or', 'couture', 'Thiès, Sénégal', 'plus tard', vision])
    await owner.says(said);
  expect(owner.memory.lastAsk?.ask).to.equal('confirm');
  return owner;
}

/** What a dialog of another version left: its number and its names are none of today's. */
const foreignStack: JsonObject = {
  dialogStack: [{ id: 'coach-v0', state: { steps: [{ id: 'ask-vision', state: 7 }] } }],
};

describe('state that another version of the dialogs wrote', () => {
  const forms: [what: string, change: (body: JsonObject) => JsonObject][] = [
    ['an older form, without a number', ({ form: _form, ...body }) => ({ ...body, dialogs: foreignStack })],
    [
      'a newer form, before a deploy was taken back',
      (body) => ({ ...body, form: 99, dialogs: foreignStack }),
    ],
  ];
  for (const [what, change] of forms) {
    it(`in ${what}, goes on with every answer, and takes the one that came`, async () => {
      const owner = await midway();
      const { session } = owner.memory;
      owner.rewrite(change, session);
      await owner.plays([
        ['oui', { ask: 'answer', stage: 'mission', text: /2\/5 · Mission/ }],
        [mission, { ask: 'confirm', stage: 'mission', text: /boubous/ }],
      ]);
      expect(owner.memory.session?.businessName).to.equal('Fil d’Or');
      expect(owner.memory.session?.steps.vision).to.deep.include({ state: 'confirmed', words: vision });
    });
  }

  it('that cannot be read at all, goes on from the record of the session', async () => {
    const owner = await midway();
    const { session } = owner.memory;
    owner.rewrite(() => ({ form: 0, memory: { session: { id: 'nonsense' } } }), session);
    await owner.plays([['oui', { ask: 'answer', stage: 'mission' }]]);
    expect(owner.memory.session?.steps.vision).to.deep.include({ state: 'confirmed', words: vision });
  });

  it('that is gone, goes on from the record of the session', async () => {
    const owner = await midway();
    const { session } = owner.memory;
    owner.rewrite(() => undefined, session);
    await owner.plays([
      [{ type: 'conversationUpdate' }, { ask: 'confirm', stage: 'vision', text: /0 sur 5/ }],
    ]);
    await owner.plays([['oui', { ask: 'answer', stage: 'mission' }]]);
  });
});

describe('an owner who was away', () => {
  const hours = 60 * 60 * 1_000;

  it('for days and says hello, is told where they stand, and asked the same question', async () => {
    const owner = await midway();
    await owner.says('oui');
    owner.clock += 72 * hours;
    await owner.plays([
      [
        'Bonjour',
        {
          ask: 'answer',
          stage: 'mission',
          text: /étape « Mission », 1 sur 5[\s\S]*huit couturières[\s\S]*2\/5 · Mission/,
        },
      ],
      [mission, { ask: 'confirm', stage: 'mission' }],
    ]);
  });

  it('for days and answers at once, is welcomed, and their answer taken', async () => {
    const owner = await midway();
    owner.clock += 72 * hours;
    await owner.plays([['oui', { ask: 'answer', stage: 'mission', text: /Heureux de vous revoir/ }]]);
  });

  it('for minutes, is not told again what they know', async () => {
    const owner = await midway();
    owner.clock += hours / 2;
    await owner.plays([['oui', { ask: 'answer', stage: 'mission', not: /revoir/ }]]);
  });
});

describe('an answer typed in pieces', () => {
  const at = (text: string, second: number): JsonObject => ({
    type: 'message',
    text,
    timestamp: new Date(Date.UTC(2026, 0, 5, 9, 0, second)).toISOString(),
  });
  const open = async (): Promise<ScriptedOwner> => {
    const owner = new ScriptedOwner('fr');
    for (const said of ['bonjour', 'Fil d’Or', 'couture', 'Thiès', 'plus tard']) await owner.says(said);
    return owner;
  };

  it('within moments is one answer', async () => {
    const owner = await open();
    const [first, second] = ['Dans 4 ans, les mariées de Thiès porteront des robes', vision.slice(52)];
    expect(await owner.saysAtOnce([at(first, 1), at(second, 2)])).to.equal(2);
    expect(owner.memory.session?.steps.vision?.words).to.equal(`${first}\n${second}`);
    expect(owner.memory.lastAsk?.ask).to.equal('confirm');
  });

  it('is not one with what came later', async () => {
    expect(await (await open()).saysAtOnce([at('des robes', 1), at('pour Thiès', 9)])).to.equal(1);
  });

  it('is not one with a button, a command or a greeting', async () => {
    const owner = await open();
    const pressed = { ...at('Passer', 1), value: { action: 'skip' } };
    expect(await owner.saysAtOnce([at('des robes', 1), pressed])).to.equal(1);
    expect(await (await open()).saysAtOnce([at('passer', 1), at('des robes', 1)])).to.equal(1);
    expect(await (await open()).saysAtOnce([at('des robes', 1), at('aide', 2)])).to.equal(1);
  });

  it('is not one where a short question was asked', async () => {
    const owner = new ScriptedOwner('fr');
    await owner.says('bonjour');
    expect(await owner.saysAtOnce([at('Fil d’Or', 1), at('couture', 2)])).to.equal(1);
    expect(owner.memory.session?.businessName).to.equal('Fil d’Or');
  });
});
