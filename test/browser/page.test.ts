import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { createRulesCoach } from '../../src/coaching/rules/coach.ts';
import { createSpeech } from '../../src/i18n.ts';
import { openChromium, watchedContext, type Watched } from '../support/chromium.ts';
import { startGriot, type Griot } from './griot.ts';
import { Person } from './person.ts';

const speechIn = createSpeech();
const french = speechIn('fr');
const english = speechIn('en');
const tokens = '**/tokens/generate';
const activities = '**/activities';

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const findings = `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html)))`;

/** Noted too where a test itself stops a request. */
const stopped = /Failed to load resource/;

describe('the page, in a browser', function () {
  this.timeout(30_000);
  let browser: Browser;
  let griot: Griot;
  /** Holds the coach back until it is resolved. */
  let thought: Promise<void> = Promise.resolve();

  before(async () => {
    browser = await openChromium();
    const coach = createRulesCoach();
    const slow = Object.assign(Object.create(coach) as typeof coach, {
      assess: (...asked: Parameters<typeof coach.assess>) => thought.then(() => coach.assess(...asked)),
    });
    griot = await startGriot({ coach: slow });
  });
  after(async () => {
    await browser?.close();
    await griot?.stop();
  });

  let watched: Watched;
  afterEach(async () => {
    await watched.context.close();
    expect(watched.faults.filter((fault) => !stopped.test(fault))).to.deep.equal([]);
  });

  /** `prepare` runs before the page is opened. */
  const visit = async (
    prepare: () => Promise<unknown> = async () => undefined,
    options: BrowserContextOptions = { locale: 'fr-FR' },
  ): Promise<Person> => {
    watched = await watchedContext(browser, griot.url, options);
    await prepare();
    const person = new Person(await watched.context.newPage());
    await person.page.goto(griot.url);
    return person;
  };

  it('has its chat follow, when the owner goes over to the other language', async () => {
    const person = await visit();
    expect(await person.isAsked()).to.include(french.text('dialogs:name.ask'));
    await person.page.getByRole('link', { name: 'English' }).click();
    await person.page.getByText(english.text('dialogs:name.ask')).first().waitFor();
    expect(await person.history()).to.include(english.text('home:speak'));
    expect(await person.page.locator('html').getAttribute('lang')).to.equal('en');
    expect(await person.page.getByRole('heading', { level: 1 }).innerText()).to.equal(
      english.text('home:headline'),
    );
    const said = await person.history();
    await person.page.reload();
    expect(await person.history(said.length)).to.deep.equal(said);
  });

  for (const [what, stop] of [
    ['is unreachable', { abort: true }],
    ['gives no token', { abort: false }],
  ] as const) {
    it(`says so where Griot ${what}, and tries again when asked to`, async () => {
      const person = await visit(() =>
        watched.context.route(tokens, (route) =>
          stop.abort ? route.abort() : route.fulfill({ status: 503, body: '{}' }),
        ),
      );
      const alert = person.page.getByRole('alert').filter({ hasText: french.text('home:trouble.text') });
      const again = alert.getByRole('button', { name: french.text('home:trouble.again') });
      await again.waitFor();
      await watched.context.unroute(tokens);
      await again.click();
      await person.isAsked();
      expect(await alert.count()).to.equal(0);
    });
  }

  it('fetches Web Chat again where that failed', async () => {
    const script = '**/webchat-minimal.js';
    const person = await visit(() => watched.context.route(script, (route) => route.abort()));
    const again = person.page.getByRole('button', { name: french.text('home:trouble.again') });
    await again.waitFor();
    await watched.context.unroute(script);
    await again.click();
    expect(await person.isAsked()).to.include(french.text('dialogs:name.ask'));
  });

  it('works where the browser stores nothing', async () => {
    const blocked = `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError') } })`;
    const person = await visit(() => watched.context.addInitScript({ content: blocked }));
    await person.isAsked();
    await person.types('Jus Ndèye');
    expect(await person.isAsked()).to.include('Jus Ndèye');
  });

  it('goes on by itself after its token has expired, and keeps what could not be sent', async () => {
    const person = await visit();
    await person.isAsked();
    await watched.context.route(
      activities,
      (route) =>
        route.fulfill({ status: 403, json: { error: { code: 'TokenExpired', message: 'expired' } } }),
      { times: 1 },
    );
    const renewed = person.page.waitForResponse(tokens);
    await person.types('Jus Ndèye');
    await renewed;
    await person.page.getByRole('button', { name: 'Réessayez' }).click();
    const asked = await person.isAsked();
    expect(asked).to.equal(french.text('dialogs:sector.ask-named', { name: 'Jus Ndèye' }));
    await person.page.reload();
    const [greeting, ...rest] = await person.history(3);
    expect(greeting).to.include(french.text('dialogs:name.ask'));
    expect(rest).to.deep.equal(['Jus Ndèye', asked]);
  });

  it('shows that Griot is at work', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const person = await visit();
    for (const said of ['Jus Ndèye', 'jus de fruits', 'Kaolack']) {
      await person.isAsked();
      await person.types(said);
    }
    await person.isAsked();
    await person.presses(french.text('dialogs:actions.logo-make'));
    await person.isAsked();
    thought = promise;
    await person.types('Dans 3 ans, nos jus seront dans 40 boutiques de Kaolack.');
    const typing = person.page.locator('.webchat__typing-indicator');
    await typing.waitFor();
    resolve();
    await person.isAsked();
    await typing.waitFor({ state: 'hidden' });
  });

  for (const [width, colorScheme] of [
    [360, 'dark'],
    [1_280, 'light'],
  ] as const) {
    it(`has nothing that axe finds fault with at ${width} pixels, ${colorScheme}`, async () => {
      const person = await visit(undefined, {
        locale: 'fr-FR',
        viewport: { width, height: 740 },
        colorScheme,
      });
      await person.isAsked();
      await person.types('Jus Ndèye');
      await person.isAsked();
      await person.page.evaluate(axe);
      expect(await person.page.evaluate(findings)).to.deep.equal([]);
    });
  }

  it('sends a file along, and shows it', async () => {
    const person = await visit();
    await person.isAsked();
    const picture = await person.page.screenshot({ clip: { x: 0, y: 0, width: 20, height: 20 } });
    await person.page
      .locator('input[type=file]')
      .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: picture });
    await person.box.press('Enter');
    expect(await person.isAsked()).to.include(french.text('dialogs:off.attachment'));
    const address = await person.page.getByRole('link', { name: 'logo.png' }).getAttribute('href');
    const kept = await watched.context.request.get(address!);
    expect(kept.headers()['content-type']).to.equal('image/png');
    expect((await kept.body()).equals(picture)).to.equal(true);
  });
});
