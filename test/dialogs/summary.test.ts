import { expect } from 'chai';
import type { JsonObject } from '../../src/persistence/ports.ts';
import type { ScriptedOwner } from '../support/script.ts';
import { atReview, briefIsReady, jobsOf, lastJob, links, longLinks, tell, withBrief } from './with-brief.ts';

const texts = (owner: ScriptedOwner): string[] =>
  owner.effects.flatMap(({ outgoing }) => outgoing.map(({ text }) => String(text)));

describe('the summary', () => {
  it('has the links, the logo as a picture, and what can be done next', async () => {
    const owner = await withBrief(
      'fr',
      { search: false, publishing: true },
      { lacking: ['research', 'logo'] },
    );
    const activity = owner.effects.at(-1)!.outgoing.at(-1)!;
    expect(activity['attachments']).to.deep.equal([
      { contentType: 'image/png', contentUrl: `${links.page}/logo-512.png`, name: 'logo-512.png' },
    ]);
    expect(activity['textFormat']).to.equal('markdown');
    for (const link of [links.page, links.pdf, links.site, links.logo])
      expect(activity['text']).to.include(`(${link})`);
    const { coaching } = activity['channelData'] as unknown as { coaching: JsonObject };
    expect(coaching['brief']).to.deep.equal({ id: lastJob(owner).briefId, links });
    expect((coaching['actions'] as { id: string }[]).map(({ id }) => id).slice(0, 3)).to.deep.equal([
      'publish',
      'retry-logo',
      'edit-vision',
    ]);
  });

  it('fits into 1,024 characters whatever the name', async () => {
    for (const name of ['*_[x](y)'.repeat(15), 'a<'.repeat(60), 'Fil d’Or']) {
      const owner = await atReview('fr');
      await owner.says('changer le nom');
      await owner.says(name);
      await owner.presses('generate');
      const [summary] = (await briefIsReady(owner, { gaps: 12, links: longLinks })).slice(-1);
      expect(summary!.text.length).to.be.within(300, 1_024);
      expect(summary!.text).not.to.match(/(?<!\\)\[x|(?<![\\*])\*_/);
    }
  });

  it('has no picture where there is none', async () => {
    const owner = await atReview('en');
    await owner.presses('generate');
    const { briefId, run } = lastJob(owner);
    await tell(owner, {
      name: 'brief-ready',
      briefId,
      run,
      links,
      lacking: [],
      gaps: 0,
      isReadyForWebsite: false,
    });
    expect(owner.effects.at(-1)!.outgoing.at(-1)).not.to.have.property('attachments');
  });

  it('comes once, and for the run that was last begun', async () => {
    const owner = await withBrief('fr');
    expect(await briefIsReady(owner)).to.deep.equal([]);
    const old = lastJob(owner);
    await owner.says('réessayer le logo');
    expect(await tell(owner, { name: 'brief-failed', briefId: old.briefId, run: old.run })).to.deep.equal([]);
    expect(owner.memory.session!.status).to.equal('sub_agents_running');
  });

  it('is given again to who asks for it', async () => {
    const owner = await withBrief('fr');
    await owner.plays([['Où est ma fiche ?', /à jour|prête/]]);
    expect(texts(owner).at(-1)).to.include(links.page);
    await owner.presses('generate');
    expect(texts(owner).at(-1)).to.include(links.page);
    expect(jobsOf(owner)).to.have.lengthOf(1);
  });
});
