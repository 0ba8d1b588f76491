import { expect } from 'chai';
import { agentNames } from '../../src/coaching/brief.ts';
import { actionsOf, agentsFinish, atReview, briefIsReady, jobsOf, lastJob, withBrief } from './with-brief.ts';

const newVision =
  'Dans 5 ans, du bissap et du bouye frais dans 90 écoles de Kaolack, pour que les enfants boivent moins de sodas.';

describe('an agent that is tried again', () => {
  it('is the only one that runs', async () => {
    const owner = await withBrief('fr', undefined, { lacking: ['logo', 'seo'] });
    await owner.plays([['Réessayer le logo', /je refais votre logo\./]]);
    expect(lastJob(owner).only).to.deep.equal(['logo']);
    await agentsFinish(owner, 'logo');
    const replies = await briefIsReady(owner, { lacking: ['seo'] });
    expect(replies).to.have.lengthOf(1);
    expect(actionsOf(replies[0])).to.include('retry-seo').and.not.include('retry-logo');
    await owner.presses('retry-seo');
    expect(lastJob(owner).only).to.deep.equal(['seo']);
  });

  it('can be asked for in words, in each language', async () => {
    const asked: [string, string, 'fr' | 'en'][] = [
      ['Try the logo again', 'logo', 'en'],
      ['please redo the texts', 'content', 'en'],
      ['retry the market research', 'research', 'en'],
      ["Relancez l'étude de marché s'il vous plaît", 'research', 'fr'],
      ['refaire le référencement', 'seo', 'fr'],
      ['réessaie le modèle de site', 'template', 'fr'],
    ];
    for (const [said, agent, language] of asked) {
      const owner = await withBrief(language);
      await owner.says(said);
      expect(lastJob(owner).only, said).to.deep.equal([agent]);
    }
  });

  it('is the research, once there is a search', async () => {
    const without = await withBrief('en');
    expect(actionsOf((await without.says('thanks')).at(-1))).not.to.include('retry-research');
    const owner = await withBrief('en', { search: true, publishing: false });
    expect(actionsOf((await owner.says('thanks')).at(-1))).to.include('retry-research');
  });

  it('brings with it those that a changed answer touches', async () => {
    const owner = await withBrief('fr');
    await owner.presses('edit-vision');
    await owner.says(newVision);
    await owner.presses('retry-logo');
    expect(lastJob(owner).only).to.deep.equal(['content', 'logo', 'seo']);
  });

  it('is everything where nothing worked', async () => {
    const owner = await withBrief('fr', { search: true, publishing: true }, { lacking: [...agentNames] });
    const actions = actionsOf((await owner.says('merci')).at(-1));
    expect(actions).to.include('generate').and.not.include('retry-logo');
    expect(actions).to.have.lengthOf.at.most(10);
    await owner.presses('generate');
    expect(lastJob(owner).only).to.deep.equal([...agentNames]);
  });

  it('is none before there is a brief', async () => {
    const owner = await atReview('fr');
    await owner.plays([
      [
        { type: 'message', text: '', value: { action: 'retry-logo' } },
        { ask: 'review', text: /pas encore de fiche/ },
      ],
    ]);
    expect(jobsOf(owner)).to.deep.equal([]);
  });
});
