import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { unzipSync } from 'fflate';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Brief } from '../../src/coaching/brief.ts';
import { owners, sessionOf } from '../agents/owners.ts';
import { hostile, poisoned } from '../bot/brief/hostile.ts';
import { arabicBaker, publishing } from '../bot/brief/publishing.ts';
import { openChromium, watchedContext } from '../support/chromium.ts';

const pictures = fileURLToPath(new URL('../../artefacts/brief/', import.meta.url));
const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** Widths of a phone, a tablet and a desk. */
const sizes = { phone: [360, 740], tablet: [768, 1024], desk: [1280, 900] } as const;

const ofKind =
  (template: string, change = (brief: Brief): Brief => brief) =>
  (brief: Brief): Brief => {
    const changed = change(brief);
    const { template_selection: chosen } = changed;
    return { ...changed, template_selection: { ...chosen, data: { ...chosen.data, template } } };
  };

/** The owner whose trade calls for each design, and how it is told of that trade. */
const designs = {
  menu: [5, 'menu'],
  shop: [0, 'shop'],
  portfolio: [1, 'portfolio'],
  appointment: [7, 'appointment'],
  quote: [3, 'quote'],
} as const;

describe('a brief, in a browser', function () {
  this.timeout(60_000);
  const { publish } = publishing();
  let browser: Browser;

  before(async () => {
    browser = await openChromium();
    await mkdir(pictures, { recursive: true });
  });
  after(() => browser?.close());

  /** Opens an address, looks at it with `see`, and fails on whatever went wrong meanwhile. */
  async function open(
    address: string,
    size: keyof typeof sizes,
    see: (page: Page) => Promise<unknown>,
    options: BrowserContextOptions = {},
  ): Promise<void> {
    const [width, height] = sizes[size];
    const { context, faults } = await watchedContext(browser, address, {
      viewport: { width, height },
      ...options,
    });
    const page = await context.newPage();
    page.on('dialog', (dialog) => void dialog.dismiss().then(() => faults.push('a dialog')));
    await page.goto(address, { waitUntil: 'load' });
    await page.evaluate('document.fonts.ready.then(() => true)');
    await see(page);
    await context.close();
    expect(faults, address).to.deep.equal([]);
  }

  /** By how many pixels the page is wider than the window, and which elements stick out. */
  const overflow = (page: Page) =>
    page.evaluate(`(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      const out = [...document.body.querySelectorAll('*')]
        .filter((e) => { const b = e.getBoundingClientRect(); return b.right > clientWidth + 1 || b.left < -1; })
        .map((e) => e.tagName + '.' + e.className);
      return { by: scrollWidth - clientWidth, out: scrollWidth > clientWidth ? out.slice(0, 5) : [] };
    })()`);
  const fits = async (page: Page) => expect(await overflow(page)).to.deep.equal({ by: 0, out: [] });

  const look = (name: string) => async (page: Page) => {
    await fits(page);
    await page.screenshot({ path: `${pictures}${name}.png`, fullPage: true });
  };

  for (const size of ['phone', 'desk'] as const) {
    it(`shows the page on a ${size}, in French, by day and by night`, async () => {
      const address = await publish(sessionOf(owners[0]!));
      await open(address, size, look(`page-fr-${size}`));
      await open(address, size, look(`page-fr-${size}-night`), { colorScheme: 'dark' });
    });

    it(`shows the page and every design on a ${size}, in Arabic`, async () => {
      const { session, change } = arabicBaker();
      await open(await publish(session, change), size, async (page) => {
        await look(`page-ar-${size}`)(page);
        const [title, body] = await Promise.all([
          page.locator('h1').boundingBox(),
          page.locator('body').boundingBox(),
        ]);
        expect(title!.x + title!.width / 2).to.be.above(body!.width / 3);
      });
      for (const kind of Object.keys(designs))
        await open(
          `${await publish(session, ofKind(kind, change))}/site`,
          size,
          look(`site-ar-${kind}-${size}`),
        );
    });
  }

  for (const [kind, [owner, template]] of Object.entries(designs)) {
    it(`shows the design of a ${kind} on a phone, a tablet and a desk, in its own letters`, async () => {
      const address = `${await publish(sessionOf(owners[owner]!), ofKind(template))}/site`;
      for (const size of Object.keys(sizes) as (keyof typeof sizes)[])
        await open(address, size, async (page) => {
          const faces = await page.evaluate(
            `document.fonts.ready.then((set) => [...set].filter((f) => f.status === 'loaded').length)`,
          );
          expect(faces).to.be.above(0);
          await look(`site-${kind}-${size}`)(page);
        });
    });
  }

  it('stays whole whatever is written in it', async () => {
    const write = (text: string, kind: string) =>
      publish(sessionOf(owners[0]!), (brief) => ofKind(kind)(poisoned(brief, text)));
    const word = 'N'.repeat(10_000);
    for (const kind of Object.keys(designs))
      await open(`${await write(word.slice(8_000), kind)}/site`, 'phone', fits);
    for (const text of [word, 'Nafi '.repeat(2_000), hostile['end of an attribute']])
      await open(await write(text, 'shop'), 'phone', fits);
    await open(`${await write(hostile.script, 'menu')}/site`, 'phone', fits);
  });

  it('opens from a disk, with its letters and its logo, and asks nobody', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'griot-site-'));
    const { session, change } = arabicBaker();
    const zip = await fetch(`${await publish(session, change)}/site.zip`);
    for (const [name, bytes] of Object.entries(unzipSync(new Uint8Array(await zip.arrayBuffer()))))
      await writeFile(join(folder, name), bytes);
    await open(pathToFileURL(join(folder, 'index.html')).href, 'phone', async (page) => {
      await fits(page);
      expect(await page.evaluate(`document.querySelector('.brand img').naturalWidth`)).to.be.above(0);
      expect(
        await page.evaluate(
          `document.fonts.ready.then((set) => [...set].some((f) => f.family.includes('Arabic') && f.status === 'loaded'))`,
        ),
      ).to.equal(true);
    });
    await rm(folder, { recursive: true });
  });

  it('can be gone through by keyboard: the way past the top comes first, and all that acts is reached', async () => {
    const address = `${await publish(sessionOf(owners[7]!))}/site`;
    await open(address, 'desk', async (page) => {
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.className')).to.equal('skip');
      await expectInView(page);
      const links = await page.locator('a').count();
      const reached = new Set<string>();
      for (let at = 0; at < links; at++) {
        reached.add(String(await page.evaluate('document.activeElement.outerHTML')));
        await page.keyboard.press('Tab');
      }
      expect(reached.size).to.be.at.least(4);
    });
  });
  const expectInView = async (page: Page) =>
    expect(await page.evaluate('document.activeElement.getBoundingClientRect().top')).to.be.at.least(0);

  it('has nothing that axe finds fault with', async () => {
    const { session, change } = arabicBaker();
    const page = await publish(sessionOf(owners[1]!));
    const addresses = [page, await publish(session, change), `${await publish(session, change)}/site`];
    for (const [owner, template] of Object.values(designs))
      addresses.push(`${await publish(sessionOf(owners[owner]!), ofKind(template))}/site`);
    const check = async (tab: Page) => {
      await tab.evaluate(axe);
      const found = await tab.evaluate(
        `axe.run().then(({ violations }) => violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html + ' ' + n.failureSummary).slice(0, 3).join(' | ')))`,
      );
      expect(found, tab.url()).to.deep.equal([]);
    };
    for (const address of addresses) await open(address, 'phone', check, { bypassCSP: true });
    await open(page, 'desk', check, { bypassCSP: true, colorScheme: 'dark' });
  });
});
