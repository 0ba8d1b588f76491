import { expect } from 'chai';
import { agentNames } from '../../src/coaching/brief.ts';
import {
  actionsOf,
  agentsFinish,
  atReview,
  briefIsReady,
  jobsOf,
  lastJob,
  links,
  tell,
  withBrief,
} from './with-brief.ts';

const newOffer =
  'Bissap 33 cl : 350 FCFA. Bouye 33 cl : 450 FCFA. Commande sur WhatsApp au 77 000 01 02, Wave ou espèces à la livraison. Lun-sam 7 h-18 h.';

describe('while the agents run', () => {
  it('who asks where it is, is told what is done and what is not', async () => {
    const owner = await atReview('fr');
    await owner.presses('generate');
    await agentsFinish(owner, 'research', 'logo');
    const before = owner.effects.length;
    await owner.plays([
      [
        "C'est prêt ?",
        {
          text: /en préparation[\s\S]*Fait : l'étude de marché et votre logo\.\nEn cours : les textes, le référencement et le modèle de site\./,
        },
      ],
    ]);
    expect(owner.effects[before]!.outgoing).to.have.lengthOf(1);
    await owner.plays([['où en est ma fiche', /En cours : les textes/]]);
    const english = await atReview('en');
    await english.presses('generate');
    await agentsFinish(english, ...agentNames.slice(1));
    await english.plays([
      ['Where is my brief?', /Done: the texts, your logo, .*\nStill at work: the market research\./],
    ]);
  });

  it('thanks are answered, and before and after that too', async () => {
    const owner = await atReview('fr');
    await owner.plays([['Merci !', { ask: 'review', text: /^Avec plaisir !\n\n/ }]]);
    await owner.presses('generate');
    await owner.plays([['merci beaucoup', { ask: null, text: /^Avec plaisir !$/ }]]);
    await briefIsReady(owner);
    await owner.plays([['ok merci', { ask: 'review', text: /Avec plaisir/, not: /Bonjour/ }]]);
  });

  it('and before it began, is told at which step they stand, with the same question', async () => {
    const owner = await atReview('en');
    await owner.presses('edit-mission');
    await owner.plays([
      ['where is my brief?', { ask: 'answer', stage: 'mission', text: /at the step “Mission”, 5 of 5/ }],
    ]);
  });

  it('an answer can be changed: its agents run when the others are done', async () => {
    const owner = await atReview('fr');
    await owner.presses('generate');
    const first = lastJob(owner);
    await agentsFinish(owner, 'research');
    await owner.plays([
      ["Je veux modifier l'offre", { ask: 'answer', stage: 'offre' }],
      [newOffer, /350 FCFA[\s\S]*Ensuite[\s\S]*je referai les textes, le référencement et le modèle de site/],
    ]);
    expect(jobsOf(owner)).to.have.lengthOf(1);
    expect(owner.memory.session!.status).to.equal('sub_agents_running');
    await owner.plays([['c’est prêt ?', /Ensuite, pour ce que vous avez changé/]]);

    const [goesOn] = await briefIsReady(owner);
    expect(goesOn!.text).to.match(/je refais les textes, le référencement et le modèle de site/);
    expect(goesOn!.coaching.status).to.equal('sub_agents_running');
    // Nobody is led to the brief with the old answer.
    expect(goesOn!.coaching.brief).to.equal(undefined);
    const keys = jobsOf(owner).map(({ key }) => key);
    // The queue drops a job of the same key while the first is not done, and the first is just ending.
    expect(new Set(keys).size).to.equal(2);
    const second = lastJob(owner);
    expect(second).to.deep.include({ briefId: first.briefId, only: ['content', 'seo', 'template'] });
    expect(second.run).not.to.equal(first.run);

    const replies = await briefIsReady(owner);
    expect(replies.at(-1)!.coaching.brief!.links).to.deep.equal(links);
    expect(owner.memory.session!.status).to.equal('completed');
    expect(jobsOf(owner)).to.have.lengthOf(2);
  });

  it('a change that is not finished by then is asked about when it is', async () => {
    const owner = await atReview('fr');
    await owner.presses('generate');
    await owner.presses('edit-offre');
    const replies = await briefIsReady(owner);
    expect(replies[0]!.coaching.brief!.links).to.deep.equal(links);
    expect(replies.at(-1)!.coaching).to.deep.include({ ask: 'answer', stage: 'offre' });
    expect(replies.at(-1)!.text).to.match(/Écrivez la nouvelle version/);
    await owner.plays([[newOffer, { ask: 'review', text: /Je refais les textes/ }]]);
    await owner.presses('generate');
    expect(lastJob(owner).only).to.deep.equal(['content', 'seo', 'template']);
  });

  it('a change is not lost when they fail', async () => {
    const owner = await withBrief('fr');
    await owner.presses('retry-logo');
    await owner.presses('edit-offre');
    await owner.says(newOffer);
    const { briefId, run } = lastJob(owner);
    await tell(owner, { name: 'brief-failed', briefId, run });
    await owner.presses('generate');
    expect(lastJob(owner).only).to.deep.equal(['content', 'logo', 'seo', 'template']);
  });

  it('the first brief that fails is made whole the next time', async () => {
    const owner = await atReview('en');
    await owner.presses('generate');
    const { briefId, run } = lastJob(owner);
    const [sorry] = await tell(owner, { name: 'brief-failed', briefId, run });
    expect(sorry!.coaching).to.include({ ask: 'review', status: 'failed' });
    expect(actionsOf(sorry)[0]).to.equal('generate');
    await owner.presses('generate');
    expect(lastJob(owner)).not.to.have.property('only');
  });

  it('nothing begins twice', async () => {
    const owner = await atReview('fr');
    await owner.presses('generate');
    await owner.presses('generate');
    await owner.presses('retry-logo');
    expect(jobsOf(owner)).to.have.lengthOf(1);
  });

  it('who starts over hears no more of the old brief', async () => {
    const owner = await atReview('fr');
    await owner.presses('generate');
    const { briefId, run } = lastJob(owner);
    await owner.presses('restart');
    await owner.presses('restart');
    expect(await tell(owner, { name: 'brief-failed', briefId, run })).to.deep.equal([]);
    expect(owner.memory).not.to.have.any.keys('making', 'links', 'site');
  });

  it('a new version of the dialogs goes on with what was known of the brief', async () => {
    const owner = await withBrief('fr');
    owner.rewrite((body) => ({ ...body, form: 1 }), owner.memory.session);
    await owner.presses('edit-offre');
    await owner.says(newOffer);
    await owner.presses('generate');
    expect(lastJob(owner).only).to.deep.equal(['content', 'seo', 'template']);
  });

  it('what is not known of the brief any more is made whole', async () => {
    const owner = await withBrief('fr');
    owner.rewrite(() => undefined, owner.memory.session);
    await owner.presses('edit-offre');
    await owner.says(newOffer);
    await owner.presses('generate');
    expect(lastJob(owner)).not.to.have.property('only');
    const replies = await briefIsReady(owner);
    expect(replies.at(-1)!.coaching.brief!.links).to.deep.equal(links);
  });
});
