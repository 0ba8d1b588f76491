import { expect } from 'chai';
import { agentNames } from '../../src/coaching/brief.ts';
import { stageNames } from '../../src/coaching/stages.ts';
import { owners } from '../agents/owners.ts';
import { actionsOf, briefIsReady, jobsOf, lastJob, links, tell, withBrief } from './with-brief.ts';

const newVision =
  'Dans 5 ans, du bissap et du bouye frais dans 90 écoles de Kaolack, pour que les enfants boivent moins de sodas.';
const newOffer =
  'Bissap 33 cl : 350 FCFA. Bouye 33 cl : 450 FCFA. Commande sur WhatsApp au 77 000 01 02, Wave ou espèces à la livraison. Lun-sam 7 h-18 h.';
const newEnglishOffer =
  'The Monday Dress is 300 cedis each with your own cloth. Order on WhatsApp on 024 000 0317, half when you order and half when you collect. Monday to Saturday from 8am to 6pm.';

describe('an answer that is changed after the brief', () => {
  it('has only those agents run that it touches, and is shown as it was and as it is', async () => {
    const owner = await withBrief('fr');
    await owner.plays([
      ["Je veux modifier l'offre.", { ask: 'answer', stage: 'offre', text: /300 FCFA/ }],
      [
        newOffer,
        {
          ask: 'review',
          stage: 'synthesis',
          text: /Offre : Bissap 33 cl : 350 FCFA[\s\S]*Je refais les textes, le référencement et le modèle de site, et je garde l'étude de marché et votre logo\.[\s\S]*à jour \?/,
        },
      ],
    ]);
    expect(owner.memory.session!.status).to.equal('coaching_complete');
    const before = owner.memory.session!.briefId;
    await owner.plays([['oui', /je refais les textes, le référencement et le modèle de site\./]]);
    expect(owner.memory.session!.status).to.equal('sub_agents_running');
    const job = lastJob(owner);
    expect(job.only).to.deep.equal(['content', 'seo', 'template']);
    expect(job.briefId).to.equal(before);
    const [changed, summary] = await briefIsReady(owner);
    expect(changed!.text).to.match(/Offre, avant : « .*300 FCFA.* »\nMaintenant : « .*350 FCFA.* »/);
    expect(changed!.text.split('\n').every((line) => line.length <= 140)).to.equal(true);
    expect(summary!.text).to.include('à jour').and.include(links.page);
    expect(summary!.coaching.brief!.links).to.deep.equal(links);
    expect(owner.memory.session!.status).to.equal('completed');
  });

  it('is told about in English too', async () => {
    const owner = await withBrief('en');
    await owner.presses('edit-offre');
    await owner.plays([
      [
        newEnglishOffer,
        {
          ask: 'review',
          text: /the texts, the search words, and the website template again, and keep the market research and your logo/,
        },
      ],
      ['Update my brief', /I am doing the texts, the search words, and the website template again/],
    ]);
    const [changed, summary] = await briefIsReady(owner);
    expect(changed!.text).to.match(/Offer, before: “.*280 cedis.*”\nNow: “.*300 cedis.*”/);
    expect(summary!.text).to.include('up to date');
  });

  it('goes back through in_progress, and not at all where it is kept as it was', async () => {
    const owner = await withBrief('fr');
    const statuses = (): string[] =>
      owner.effects.flatMap(({ session }) => (session ? [session.session.status] : []));
    const known = statuses().length;
    await owner.presses('edit-vision');
    await owner.plays([['je garde', { ask: 'review', text: /Votre fiche est prête/ }]]);
    expect(owner.memory.session!.status).to.equal('completed');
    await owner.presses('back');
    await owner.plays([['oui', { ask: 'review', text: /Votre fiche est prête/ }]]);
    expect(new Set(statuses().slice(known))).to.deep.equal(new Set(['completed']));
    expect(jobsOf(owner)).to.have.lengthOf(1);
  });

  it('is the new one, where a question about it is left unanswered', async () => {
    for (const leave of ['keep', 'skip']) {
      const owner = await withBrief('en');
      await owner.presses('edit-differentiation');
      await owner.plays([
        ['Our dresses are ready in six days, with a written promise.', { ask: 'follow-up' }],
      ]);
      const replies = await owner.presses(leave);
      expect(replies.at(-1)!.text, leave).to.match(/Difference: .*six days[\s\S]*update your brief\?/);
    }
  });

  it('is one of several that are made together', async () => {
    const owner = await withBrief('fr');
    await owner.presses('edit-vision');
    await owner.says(newVision);
    await owner.plays([
      ['Je veux corriger le prix', { ask: 'answer', stage: 'offre' }],
      [newOffer, { ask: 'review', text: /90 écoles[\s\S]*350 FCFA/ }],
    ]);
    await owner.presses('generate');
    const [changed] = await briefIsReady(owner);
    expect(changed!.text).to.match(/Vision, avant[\s\S]*Offre, avant/);
  });

  it('can be the name, the line of work, the place or the logo', async () => {
    const owner = await withBrief('fr');
    await owner.plays([
      ['Je veux changer le nom', { ask: 'name', stage: 'onboarding', text: /« Jus Ndèye »/ }],
      [
        "Mon entreprise s'appelle Bissap Royal",
        {
          ask: 'review',
          text: /Nom : Bissap Royal[\s\S]*Je refais les textes, votre logo et le référencement, et je garde/,
        },
      ],
      ['changer la ville', { ask: 'place', text: /« Kaolack »/ }],
      ['garder', { ask: 'review' }],
      ['modifier le logo', { ask: 'logo' }],
      ['Plus tard', { ask: 'review', text: /Logo : Plus tard/ }],
    ]);
    await owner.presses('generate');
    expect(lastJob(owner).only).to.deep.equal(['content', 'logo', 'seo']);
    const [changed] = await briefIsReady(owner);
    expect(changed!.text).to.include('Nom, avant : « Jus Ndèye »\nMaintenant : « Bissap Royal »');
    await owner.plays([
      ['changer le domaine', { ask: 'sector' }],
      ['coiffure', { ask: 'review', text: /je refais tout/ }],
    ]);
    await owner.presses('generate');
    expect(lastJob(owner).only).to.deep.equal([...agentNames]);
  });

  it('is not asked about in an answer that names one', async () => {
    const owner = await withBrief('fr');
    await owner.presses('edit-vision');
    await owner.plays([['Dans 4 ans je veux changer la ville', { stage: 'vision' }]]);
  });

  it('can be the language: the brief is then made in it', async () => {
    const owner = await withBrief('fr');
    await owner.plays([
      ['in english please', { ask: 'review', text: /go on in English[\s\S]*keep your logo/ }],
      ['yes', /I am doing the market research/],
    ]);
    expect(lastJob(owner).only).to.deep.equal(['research', 'content', 'seo', 'template']);
  });

  it('is quoted in short, however long it is and however many there are', async () => {
    const owner = await withBrief('en');
    for (const stage of stageNames) {
      await owner.presses(`edit-${stage}`);
      // What is new stands at the end of a long answer.
      await owner.says(`${owners[1]!.answers[stage]} That is how it is for ${stage} in Tamale now.`);
      while (owner.memory.session!.current === stage) await owner.presses('keep');
    }
    await owner.presses('generate');
    const replies = await briefIsReady(owner);
    const quoted = replies
      .flatMap(({ text }) => text.split('\n'))
      .filter((line) => /before:|^Now:/.test(line));
    expect(quoted).to.have.lengthOf.at.least(4);
    for (const line of quoted) expect(line.length, line).to.be.at.most(140);
    expect(new Set(quoted).size, 'each shows what is new').to.equal(quoted.length);
  });

  it('is made with the next run, when the first one failed', async () => {
    const owner = await withBrief('fr');
    await owner.presses('edit-offre');
    await owner.says(newOffer);
    await owner.presses('generate');
    const { briefId, run } = lastJob(owner);
    const [sorry] = await tell(owner, { name: 'brief-failed', briefId, run });
    expect(sorry!.text).to.match(/la fiche reste comme avant/);
    expect(sorry!.coaching.brief!.links).to.deep.equal(links);
    expect(actionsOf(sorry)[0]).to.equal('generate');
    await owner.presses('generate');
    expect(lastJob(owner).only).to.deep.equal(['content', 'seo', 'template']);
    const [changed] = await briefIsReady(owner);
    expect(changed!.text).to.match(/300 FCFA[\s\S]*350 FCFA/);
  });
});
