import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { allDesigns, designFor } from '../../../src/bot/pages/site/designs/index.ts';
import type { Brief } from '../../../src/coaching/brief.ts';
import type { StageName } from '../../../src/coaching/stages.ts';
import { owners, saidBy, sessionOf, stepOf } from '../../agents/owners.ts';
import { arabicBaker, publishing } from './publishing.ts';

const kinds = ['simple', 'menu', 'shop', 'appointment', 'portfolio', 'quote', 'school'];

const withKind =
  (template: string) =>
  (brief: Brief): Brief => ({
    ...brief,
    template_selection: {
      ...brief.template_selection,
      data: { ...brief.template_selection.data, template },
    },
  });

/** What a visitor reads, without the page's head. */
const shownIn = (page: string): string =>
  page
    .replace(/^.*<\/head>/su, '')
    .replace(/<[^>]*>/gu, '')
    .replace(/&#39;/gu, "'")
    .replace(/&amp;/gu, '&')
    .replace(/\s+/gu, ' ');

const figures = (text: string): string[] => text.match(/\d+/gu) ?? [];

describe("the owner's website", () => {
  const { publish } = publishing();
  const siteOf = async (address: string) => (await fetch(`${address}/site`)).text();

  for (const owner of owners) {
    it(`says of ${owner.business} what they sell, for how much, and how to reach them`, async () => {
      const session = sessionOf(owner);
      const site = await siteOf(await publish(session));
      const shown = shownIn(site);
      expect(site).to.match(/<h1[^>]*>/u);
      expect(shown).to.include(owner.business);
      expect(site).to.match(/href="(?:tel:|https:\/\/wa\.me\/)/u);
      expect(site.match(/class="price"|class="what/gu)!.length).to.be.above(0);
      // Steps are counted: figures below ten may be Griot's.
      const known = new Set(figures(saidBy(session)));
      expect(figures(shown).filter((figure) => !known.has(figure) && Number(figure) > 9)).to.deep.equal([]);
    });
  }

  it('allows its own style, pictures and fonts, and nothing else', async () => {
    const response = await fetch(`${await publish(sessionOf(owners[0]!))}/site`);
    const site = await response.text();
    const policy = response.headers.get('content-security-policy')!;
    const style = /<style>(.*?)<\/style>/su.exec(site)![1]!;
    const hash = createHash('sha256').update(style).digest('base64');
    expect(policy)
      .to.match(/^default-src 'none'; /u)
      .and.include(`style-src 'sha256-${hash}'`);
    expect(policy).not.to.match(/script-src|unsafe|https?:|data:/u);
    expect(response.headers.get('cache-control')).to.equal('no-store');
    expect(response.headers.get('x-robots-tag')).to.include('noindex');
    for (const [, address] of `${style}${site}`.matchAll(/(?:src=|url\()["']?([^"')]+)/gu))
      expect(address).to.match(/^(?:logo(?:-icon)?\.svg|\.\.\/\.\.\/fonts\/[\w.-]+\.woff2)$/u);
  });

  it('serves the fonts that it names, under names that change with them', async () => {
    const address = `${await publish(sessionOf(owners[0]!))}/site`;
    const [font] = /\.\.\/\.\.\/fonts\/[\w.-]+\.woff2/u.exec(await (await fetch(address)).text())!;
    const response = await fetch(new URL(font, address));
    expect(response.status).to.equal(200);
    expect(response.headers.get('content-type')).to.equal('font/woff2');
    expect(response.headers.get('cache-control')).to.include('immutable');
    expect(Buffer.from(await response.arrayBuffer()).toString('latin1', 0, 4)).to.equal('wOF2');
    expect((await fetch(new URL('../../fonts/other.woff2', address))).status).to.equal(404);
  });

  it('has a design for each kind of site, and at least four that differ', async () => {
    expect(new Set(kinds.map(designFor)).size).to.be.at.least(4);
    expect([...new Set(kinds.map(designFor))]).to.have.members([...allDesigns]);
    expect(designFor('constructor')).to.equal(designFor('simple')).and.to.equal(designFor(undefined));
    const pages = await Promise.all(
      kinds.map(async (kind) => siteOf(await publish(sessionOf(owners[5]!), withKind(kind)))),
    );
    for (const [at, page] of pages.entries()) {
      expect(page, kinds[at]).to.include(`font-family:"${designFor(kinds[at]).families.display}"`);
      expect(shownIn(page), kinds[at]).to.include("Les Marmites d'Aya").and.include('3 500 FCFA');
    }
  });

  it('leaves out what nothing was said of, and fills nothing in', async () => {
    const session = sessionOf(owners[1]!, {
      businessName: null,
      sector: { text: 'Cleaning of tombs' },
      place: { text: '' },
      steps: { vision: stepOf('vision', 'Feed the quarter.') },
    });
    for (const kind of kinds) {
      const site = await siteOf(await publish(session, withKind(kind)));
      expect(site.match(/<h2/gu), kind).to.have.length(1);
      expect(site, kind).not.to.match(/class="(?:button|facts|steps|ways|price)|lorem|undefined|null/iu);
      expect(shownIn(site), kind).to.include('Feed the quarter.');
    }
  });

  it('shows what failed to be made from the answers alone', async () => {
    const failed = { status: 'failed' as const, data: {}, sources: [], warnings: ['failed'], ms: 1 };
    const address = await publish(sessionOf(owners[0]!), (brief) => ({
      ...brief,
      content_generation: failed,
      logo_creation: failed,
      seo_optimization: failed,
      template_selection: failed,
    }));
    const site = await siteOf(address);
    expect(shownIn(site)).to.include('Jus Ndèye').and.include('Presser chaque matin');
    expect(site).not.to.include('logo.svg').and.not.include('<script');
    expect(site).to.match(/<title>Jus Ndèye<\/title>/u);
  });

  it('tells each sentence once', async () => {
    const shown = shownIn(await siteOf(await publish(sessionOf(owners[0]!))));
    for (const sentence of ['Fruits triés à la main', 'Wave ou espèces', '26 boutiques', 'Lun-sam'])
      expect(shown.split(sentence), sentence).to.have.length(2);
  });

  it('opens WhatsApp where the country of the number is known, and dials where it is not', async () => {
    const step = (words: string) => ({ offre: stepOf('offre', words) });
    const site = async (offer: string, country?: string) =>
      siteOf(
        await publish(
          sessionOf(owners[0]!, {
            steps: step(offer),
            place: { text: 'Nulpart', ...(country && { country }) },
          }),
        ),
      );
    const offer = 'Bissap 33 cl : 300 FCFA. WhatsApp 77 000 01 02.';
    expect(await site(offer, 'SN')).to.include('href="https://wa.me/221770000102"');
    const nowhere = await site(offer);
    expect(nowhere).not.to.include('wa.me');
    expect(nowhere).to.include('href="tel:770000102"');
    expect(await site('Bissap : 300 FCFA. Tel 77 000 01 02.', 'SN')).not.to.include('wa.me');
  });

  it('describes itself to search engines in words of the owner', async () => {
    const site = await siteOf(await publish(sessionOf(owners[0]!)));
    const block = /<script type="application\/ld\+json">(.*?)<\/script>/su.exec(site)![1]!;
    expect(JSON.parse(block)).to.include({ '@context': 'https://schema.org', name: 'Jus Ndèye' });
    expect(site).to.include('<title>Jus Ndèye · Jus et boissons · Kaolack</title>');
    expect(site).to.match(/<meta name="description" content="Presser chaque matin/u);
  });

  it('runs from right to left in Arabic, its numbers in their order', async () => {
    const { session, change } = arabicBaker();
    const site = await siteOf(await publish(session, change));
    expect(site).to.include('<html lang="ar" dir="rtl">');
    expect(site).to.include('<bdi class="nb" dir="ltr">22 33 44 55</bdi>');
    expect(site).to.include('IBM Plex Sans Arabic');
  });

  it('has a heading order, a name for each part, and a way past the top', async () => {
    const site = await siteOf(await publish(sessionOf(owners[3]!)));
    expect(site.match(/<h1/gu)).to.have.length(1);
    const levels = [...site.matchAll(/<h([1-6])/gu)].map((match) => Number(match[1]));
    expect(levels.every((level, at) => at === 0 || level <= levels[at - 1]! + 1)).to.equal(true);
    expect(site)
      .to.match(/<a class="skip" href="#main">/u)
      .and.match(/<main id="main">/u);
    expect(site.match(/<img(?![^>]*\salt=")/gu)).to.equal(null);
  });

  it('is light enough for a phone', async () => {
    for (const owner of owners) {
      const site = await siteOf(await publish(sessionOf(owner)));
      expect(Buffer.byteLength(site), owner.business).to.be.below(40_000);
    }
  });
});

describe('statements and sites', () => {
  const { publish } = publishing();
  const stages: StageName[] = ['vision', 'mission', 'offre'];
  it('hold together whichever of them is missing', async () => {
    for (const missing of stages) {
      const steps = { ...sessionOf(owners[0]!).steps };
      delete steps[missing];
      const response = await fetch(`${await publish(sessionOf(owners[0]!, { steps }))}/site`);
      expect(response.status, missing).to.equal(200);
    }
  });
});
