import { expect } from 'chai';
import type { SiteEvent } from '../../src/dialogs/site.ts';
import { owners } from '../agents/owners.ts';
import type { ScriptedOwner } from '../support/script.ts';
import { actionsOf, atReview, briefIsReady, jobsOf, tell, withBrief } from './with-brief.ts';

const services = { search: false, publishing: true };
const newMission =
  'Chaque nuit nous pressons bissap et tamarin pour les écoliers de Léona, avec une eau filtrée, pour une boisson propre et pas chère.';

const orders = (owner: ScriptedOwner) => jobsOf(owner).filter(({ name }) => name === 'publish');
const hears = (owner: ScriptedOwner, event: Record<string, unknown>) =>
  tell(owner, { briefId: owner.memory.session!.briefId, ...event } as unknown as SiteEvent);

/** An owner who has said that their website is to be published. */
async function ordered(language: 'fr' | 'en' = 'fr'): Promise<ScriptedOwner> {
  const owner = await withBrief(language, services);
  await owner.presses('publish');
  await owner.presses('confirm');
  return owner;
}

describe('publishing', () => {
  it('is asked about once, then ordered, and told when it is online', async () => {
    const owner = await withBrief('fr', services);
    await owner.plays([
      ['Publier mon site', { ask: 'confirm', text: /visibles par tout le monde[\s\S]*publie \?/ }],
      ['oui', /Je fais publier votre site/],
    ]);
    const { briefId, id } = owner.memory.session!;
    expect(orders(owner)).to.have.lengthOf(1);
    expect(orders(owner)[0]!.key).to.equal(briefId);
    expect(orders(owner)[0]!.payload).to.include({ briefId, sessionId: id, conversationId: 'c1' });
    const [building] = await hears(owner, { name: 'site-published', state: 'building' });
    expect(building!.text).to.match(/en construction/);
    expect(actionsOf(building)).not.to.include('publish');
    const online = { name: 'site-published', state: 'online', url: 'https://jus.example.com/' };
    const [reply] = await hears(owner, online);
    expect(reply!.text).to.include('en ligne : https://jus.example.com/');
    expect(await hears(owner, online)).to.deep.equal([]);
    await owner.plays([
      ['publier', /en ligne : https:\/\/jus/],
      ['mon site est en ligne ?', /\[Votre site, en ligne\]\(https:\/\/jus/],
    ]);
    expect(orders(owner)).to.have.lengthOf(1);
  });

  it('is asked about in English, and not done without a yes', async () => {
    const owner = await withBrief('en', services);
    await owner.plays([
      ['publish my website', { ask: 'confirm', text: /for everyone to see/ }],
      ['no', { ask: 'review', text: /publish nothing for now/ }],
      ['publish', { ask: 'confirm' }],
      ['hm, what does it cost', { ask: 'review', text: /publish nothing/ }],
      ['publish', { ask: 'confirm' }],
      ['Change offer', { ask: 'answer', stage: 'offre' }],
      ['keep', { ask: 'review' }],
      ['yes', { ask: 'review' }],
    ]);
    expect(orders(owner)).to.deep.equal([]);
  });

  it('is offered where there is a host and enough to publish', async () => {
    const offered = async (given: typeof services, isReadyForWebsite: boolean): Promise<boolean> => {
      const owner = await atReview('fr', given);
      await owner.presses('generate');
      return actionsOf((await briefIsReady(owner, { isReadyForWebsite })).at(-1)).includes('publish');
    };
    expect(await offered(services, true)).to.equal(true);
    expect(await offered(services, false)).to.equal(false);
    expect(await offered({ ...services, publishing: false }, true)).to.equal(false);
  });

  it('says why not, where it cannot be done', async () => {
    const without = await withBrief('fr');
    await without.plays([['publier', { ask: 'review', text: /pas encore publier/ }]]);
    const early = await atReview('fr', services);
    await early.presses('publish');
    await early.plays([['publier', /pas encore de fiche/]]);
    const unready = await withBrief('fr', services, { isReadyForWebsite: false });
    await unready.plays([['publier', /une offre que vous avez validée/]]);
    expect([without, early, unready].flatMap(orders)).to.deep.equal([]);
  });

  it('first has the brief say what the owner says now', async () => {
    const owner = await withBrief('fr', services);
    await owner.presses('edit-mission');
    await owner.says(newMission);
    await owner.plays([['publier', { ask: 'review', text: /Avant de publier[\s\S]*Je refais les textes/ }]]);
    expect(orders(owner)).to.deep.equal([]);
  });

  it('pressed twice at once is one order, and again while it is at work the same', async () => {
    const owner = await withBrief('fr', services);
    await owner.presses('publish');
    await owner.presses('publish');
    await owner.presses('publish');
    // The queue takes one job of a key at a time.
    expect(new Set(orders(owner).map(({ key }) => key)).size).to.equal(1);
  });

  it('over the quota is told kindly, and can be asked for another time', async () => {
    const owner = await ordered();
    const [reply] = await hears(owner, { name: 'site-over-quota', limit: 3 });
    expect(reply!.text).to.match(/3 sites par mois.*Votre fiche est gardée/);
    expect(actionsOf(reply)).to.include('publish');
    const english = await ordered('en');
    const [single] = await hears(english, { name: 'site-over-quota', limit: 1 });
    expect(single!.text).to.match(/1 website a month/);
    const [unknown] = await hears(await ordered('en'), { name: 'site-over-quota' });
    expect(unknown!.text).to.match(/no further website/);
  });

  it('that failed can be tried again where that may help, without another question', async () => {
    const owner = await ordered();
    const [failed] = await hears(owner, { name: 'site-failed', retryable: true });
    expect(failed!.text).to.match(/vous pouvez réessayer/);
    expect(actionsOf(failed)).to.include('publish');
    await owner.plays([['publier', /Je fais publier/]]);
    expect(orders(owner)).to.have.lengthOf(2);
    const [refused] = await hears(owner, { name: 'site-failed', retryable: false });
    expect(refused!.text).to.match(/réessayer n'y changera rien/);
    expect(actionsOf(refused)).not.to.include('publish');
  });

  it('that takes long can be looked at again', async () => {
    const owner = await ordered('en');
    const [slow] = await hears(owner, { name: 'site-published', state: 'slow' });
    expect(actionsOf(slow)).to.include('publish');
    await owner.presses('publish');
    expect(orders(owner)).to.have.lengthOf(2);
  });

  it('is told in a message of its own where the open question is long', async () => {
    const owner = await ordered();
    await owner.presses('edit-offre');
    await owner.says(owners.find(({ id }) => id === 'parakou-solaire')!.answers.offre);
    await owner.presses('edit-offre');
    const replies = await hears(owner, { name: 'site-failed', retryable: false });
    expect(replies.map(({ coaching }) => coaching.ask)).to.deep.equal([null, 'answer']);
  });

  it('does not get in the way of an answer, nor of a run', async () => {
    const owner = await ordered();
    await owner.presses('edit-mission');
    const online = { name: 'site-published', state: 'online', url: 'https://jus.example.com/' };
    const [reply] = await hears(owner, online);
    expect(reply!.coaching).to.deep.include({ ask: 'answer', stage: 'mission' });
    await owner.says(newMission);
    await owner.presses('generate');
    await owner.plays([['publier', /en préparation/]]);
    const replies = await briefIsReady(owner);
    expect(replies.at(-1)!.text).to.match(/jus\.example\.com[\s\S]*dit encore ce que la fiche disait avant/);
  });
});
