import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { stageNames, type StageName } from '../../src/coaching/stages.ts';
import { createSpeech } from '../../src/i18n.ts';
import { openChromium, watchedContext } from '../support/chromium.ts';
import { startGriot, type Griot } from './griot.ts';
import { Person } from './person.ts';

interface Owner {
  id: string;
  business: string;
  city: string;
  country: string;
  answers: Record<StageName, string>;
  must: string[];
}

const owners = JSON.parse(
  readFileSync(new URL('../fixtures/owners.json', import.meta.url), 'utf8'),
) as Owner[];
const owner = owners.find(({ id }) => id === 'kaolack-jus')!;
const french = createSpeech()('fr');
const title = (action: string): string => french.text(`dialogs:actions.${action}`);

/** Answers whatever is asked, by a button where one fits, until `last` can be pressed. */
async function answersUntil(person: Person, last: (asked: string) => Promise<boolean>): Promise<void> {
  for (let messages = 0; messages < 30; messages++) {
    const asked = await person.isAsked();
    if (await last(asked)) return;
    const stage = stageNames.find((name) => asked.includes(french.text(`dialogs:titles.${name}`)));
    if (await person.canPress(title('confirm'))) await person.presses(title('confirm'));
    else if (await person.canPress(title('logo-make'))) await person.presses(title('logo-make'));
    else if (stage) await person.types(owner.answers[stage]);
    else if (asked.includes(french.text('dialogs:name.ask'))) await person.types(owner.business);
    else if (asked.includes(french.text('dialogs:place.ask')))
      await person.types(`${owner.city}, ${owner.country}`);
    else await person.types('jus de fruits');
  }
  throw new Error(`too many questions: ${(await person.history()).join('\n')}`);
}

describe('an owner at the page', function () {
  this.timeout(40_000);
  let browser: Browser;
  let griot: Griot;

  before(async () => {
    browser = await openChromium();
    griot = await startGriot();
  });
  after(async () => {
    await browser?.close();
    await griot?.stop();
  });

  it('is coached in French from the greeting to the brief, and finds everything again on the way', async () => {
    const { context, faults } = await watchedContext(browser, griot.url, { locale: 'fr-FR' });
    const person = new Person(await context.newPage());
    await person.page.goto(griot.url);
    await answersUntil(person, async (asked) => asked.includes(french.text('dialogs:titles.clientele')));

    const before = await person.history();
    expect(before.join('\n')).to.include(owner.answers.vision);
    await person.page.reload();
    expect(await person.history(before.length)).to.deep.equal(before);

    await answersUntil(person, () => person.canPress(title('generate')));
    // Nothing came late, a second time.
    expect((await person.history()).slice(0, before.length + 1)).to.deep.equal([
      ...before,
      owner.answers.clientele,
    ]);
    await person.presses(title('generate'));
    const [brief] = await Promise.all([
      context.waitForEvent('page'),
      person.page.getByRole('link', { name: 'Voir la fiche' }).click(),
    ]);
    expect(await brief.getByRole('heading', { level: 1 }).innerText()).to.equal(owner.business);
    const shown = (await brief.locator('body').innerText()).replace(/\s+/g, ' ');
    for (const fact of owner.must) expect(shown, fact).to.include(fact);

    expect(faults).to.deep.equal([]);
    await context.close();
  });
});
