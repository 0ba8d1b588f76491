import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { stageNames } from '../../../src/coaching/stages.ts';
import { owners, sessionOf, stepOf } from '../../agents/owners.ts';
import { arabicBaker, publishing, speechIn } from './publishing.ts';

const policy = (response: Response): string => response.headers.get('content-security-policy') ?? '';

describe("the brief's page", () => {
  const pages = publishing();
  const { publish, briefs, lookups } = pages;

  it('shows what the owner said, in their language, under a heading of their name', async () => {
    const owner = owners[0]!;
    const page = await (await fetch(await publish(sessionOf(owner)))).text();
    expect(page).to.include('<html lang="fr" dir="ltr">');
    expect(page).to.match(/<h1[^>]*>Jus Ndèye<\/h1>/);
    for (const stage of stageNames)
      expect(page.replace(/&#39;/g, "'"), stage).to.include(owner.answers[stage]);
    expect(page).to.match(/<b[^>]*>5 500 FCFA/);
    expect(page).to.include('href="tel:770000102"');
    expect(page).to.include('Le marché n&#39;a pas été étudié');
    expect(page).to.include('comparez les prix près de chez vous');
  });

  it('allows its own style and pictures, and nothing else', async () => {
    const response = await fetch(await publish(sessionOf(owners[1]!)));
    const page = await response.text();
    const style = /<style>(.*?)<\/style>/su.exec(page)![1]!;
    expect(policy(response)).to.include(
      `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    );
    expect(policy(response)).to.include("default-src 'none'");
    expect(policy(response)).not.to.match(/script-src|unsafe/);
    expect(page).not.to.match(/<script|\sstyle=|\son\w+=|src="(?:https?:)?\/\//i);
  });

  it('is not kept, indexed or passed on', async () => {
    const address = await publish(sessionOf(owners[0]!));
    for (const part of ['', '/brief.json', '/logo.svg', '/logo-512.png', '/missing.png']) {
      const { headers } = await fetch(address + part);
      if (part === '/missing.png') continue;
      expect(headers.get('cache-control'), part).to.equal('no-store');
      expect(headers.get('x-robots-tag'), part).to.include('noindex');
      expect(headers.get('referrer-policy'), part).to.equal('no-referrer');
      expect(headers.get('x-content-type-options'), part).to.equal('nosniff');
    }
    expect(await (await fetch(address)).text()).to.include('<meta name="robots" content="noindex');
  });

  it('serves the brief and the logo beside it', async () => {
    const address = await publish(sessionOf(owners[0]!));
    const json = await fetch(`${address}/brief.json`);
    expect(json.headers.get('content-type')).to.match(/^application\/json/);
    expect(await json.json()).to.deep.equal(JSON.parse(JSON.stringify(briefs.get(address.slice(-43)))));
    const svg = await fetch(`${address}/logo.svg`);
    expect(svg.headers.get('content-type')).to.equal('image/svg+xml');
    expect(policy(svg)).to.match(/default-src 'none'.*sandbox$/);
    expect(await svg.text()).to.match(/^<svg /);
    const png = await fetch(`${address}/logo-1024.png`);
    expect(png.headers.get('content-type')).to.equal('image/png');
    expect(Buffer.from(await png.arrayBuffer()).toString('latin1', 1, 4)).to.equal('PNG');
  });

  it('is a friendly page where there is no brief, in the language of the browser', async () => {
    const nowhere = `${pages.root}/${'x'.repeat(43)}`;
    for (const address of [nowhere, `${nowhere}/brief.json`, `${nowhere}/logo.svg`, `${pages.root}/short`]) {
      const french = await fetch(address, { headers: { 'accept-language': 'wo, fr-SN;q=0.9, en;q=0.5' } });
      expect(french.status, address).to.equal(404);
      expect(french.headers.get('cache-control')).to.equal('no-store');
      expect(await french.text()).to.include('<h1>Cette page n&#39;est pas ici</h1>');
    }
    expect(await (await fetch(nowhere)).text()).to.include('<h1>This page is not here</h1>');
  });

  it('looks up nothing that cannot be a token', async () => {
    lookups.length = 0;
    const addresses = [
      'short',
      'x'.repeat(44),
      `${'x'.repeat(42)}.`,
      `${'x'.repeat(42)}%00`,
      '..%2f..%2fetc',
    ];
    for (const address of addresses)
      expect((await fetch(`${pages.root}/${address}`)).status, address).to.equal(404);
    expect(lookups).to.deep.equal([]);
  });

  it('shows a name of 10,000 characters, and one that turns the writing around', async () => {
    const long = await fetch(
      await publish(sessionOf(owners[0]!, { businessName: 'Nafi '.repeat(2_000).trim() })),
    );
    expect(long.status).to.equal(200);
    const turned = await (
      await fetch(await publish(sessionOf(owners[0]!, { businessName: 'Jus\u202E eyèdN\u2066\u0000' })))
    ).text();
    expect(turned).to.include('<h1 dir="auto">Jus eyèdN</h1>');
    expect(turned).not.to.match(/[\u202a-\u202e\u2066-\u2069\u0000]/u);
  });

  it('leads to all that was made', async () => {
    const address = await publish(sessionOf(owners[0]!));
    const token = address.slice(-43);
    const page = await (await fetch(address)).text();
    const made = ['site', 'brief.pdf', 'site.zip', 'contact.vcf', 'qr.svg', 'qr.png', 'brief.json'];
    for (const file of [...made, 'logo.svg', 'logo-512.png', 'logo-1024.png']) {
      expect(page, file).to.match(new RegExp(`(?:href|src)="${token}/${file}"`));
      expect((await fetch(`${address}/${file}`)).status, file).to.equal(200);
    }
  });

  it('says of each field where it comes from, and whether it was confirmed', async () => {
    const address = await publish(sessionOf(owners[1]!), (brief) => ({
      ...brief,
      provenance: { ...brief.provenance, mission: { from: 'coach', confirmed: false, words: 'we sew' } },
    }));
    const page = await (await fetch(address)).text();
    const card = (field: string): string =>
      new RegExp(`<h2>${field}</h2>.*?</section>`, 'su').exec(page)![0].replace(/<[^>]*>/gu, ' ');
    expect(card('Vision')).to.include('Confirmed by you').and.include('Your own words');
    expect(card('Mission')).to.include('Not confirmed yet').and.include('put better by Griot');
    expect(card('Mission')).to.include('In your own words').and.include('we sew');
    expect(card('In short')).to.include('Sentences taken from: Mission and What sets you apart');
  });

  it('shows each of the four scores as a bar and what would add to it, without a figure', async () => {
    const address = await publish(sessionOf(owners[1]!), (brief) => ({
      ...brief,
      scores: { completeness: 1, specificity: 0.74, confirmed: 0.99, live: 0 },
    }));
    const page = await (await fetch(address)).text();
    const rows = /<ul class="scores">.*?<\/ul>/su.exec(page)![0].match(/<li>.*?<\/li>/gsu)!;
    expect(rows.map((row) => row.match(/class="on"/gu)?.length ?? 0)).to.deep.equal([8, 5, 7, 0]);
    expect(rows.join('').replace(/<[^>]*>/gu, '')).not.to.match(/\d|%/u);
    expect(rows[0]).to.include('Every part says something.');
    expect(rows[1]).to.include('would make it more precise');
  });

  it('runs from right to left where its language does, and keeps numbers in their order', async () => {
    const { session, change } = arabicBaker();
    const page = await (await fetch(await publish(session, change))).text();
    expect(page).to.include('<html lang="ar" dir="rtl">');
    expect(page).to.include('<bdi class="nb" dir="ltr">22 33 44 55</bdi>');
  });

  it('weighs less than 100 KB, and takes the server less than 20 ms', async () => {
    for (const owner of owners) {
      const address = await publish(sessionOf(owner));
      const response = await fetch(address);
      expect(Buffer.byteLength(await response.text()), owner.business).to.be.below(100_000);
    }
    const address = await publish(sessionOf(owners[1]!));
    const times: number[] = [];
    for (let at = 0; at < 15; at++) {
      const began = performance.now();
      await (await fetch(address)).text();
      times.push(performance.now() - began);
    }
    expect(times.toSorted((a, b) => a - b)[7]).to.be.below(20);
  });

  it('says which parts failed, without them', async () => {
    const failed = { status: 'failed' as const, data: {}, sources: [], warnings: ['timed-out'], ms: 1 };
    const address = await publish(sessionOf(owners[1]!), (brief) => ({
      ...brief,
      market_research: failed,
      content_generation: failed,
      logo_creation: failed,
      seo_optimization: failed,
      template_selection: { ...failed, status: 'template' as const, data: { odd: 1 } },
      gaps: ['agent.logo'],
    }));
    const page = await (await fetch(address)).text();
    expect(page.match(/This part could not be made/g)).to.have.length(5);
    expect(page).to.include(speechIn('en').text('brief:gaps.agent_logo'));
    expect(page).not.to.include('logo.svg');
  });

  it('offers what is missing as an invitation, never as a mark', async () => {
    const address = await publish(
      sessionOf(owners[1]!, {
        businessName: null,
        steps: { vision: stepOf('vision', 'Feed the quarter.', { missing: ['horizon'], score: 0.3137 }) },
      }),
    );
    const page = await (await fetch(address)).text();
    expect(page).to.include('Vision: in how many years, or by what moment.');
    expect(page).to.include('Still to be written.');
    expect(page).to.include('Your business');
    expect(page).not.to.match(/0[.,]3|31\s?%/);
  });
});
