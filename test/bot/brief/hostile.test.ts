import { expect } from 'chai';
import { strFromU8, unzipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';
import type { Brief } from '../../../src/coaching/brief.ts';
import { owners, sessionOf, squeezed } from '../../agents/owners.ts';
import { escaped, hostile, poisoned } from './hostile.ts';
import { publishing } from './publishing.ts';
import { readCard } from './reading.ts';

/** Where a link of ours may lead: a dialler, a mail, a page of the web, a file of the brief. */
const address = /^(?:tel:[\d+]*|mailto:[^\s"<>]*|https?:\/\/[^\s"<>]+|#main|(?:[\w-]{43}\/)?[\w.-]+)$/;
const elements =
  /^(?:a|b|bdi|body|dd|details|div|em|footer|h[1-3]|head|header|html|i|img|li|link|main|meta|nav|ol|p|path|g|article|section|small|span|strong|style|summary|sup|svg|title|ul|script)$/;

/** Fails where a page holds an element, an attribute or an address that Griot did not write. */
function expectOurs(page: string, scripts: number): void {
  const [, css] = /<style>([^<]*)<\/style>/u.exec(page)!;
  const markup = page.replace(css!, '');
  const block = /<script type="application\/ld\+json">([^<]*)<\/script>/u.exec(markup);
  if (block) JSON.parse(block[1]!);
  const tags = markup.replace(block?.[1] ?? '', '').match(/<[a-z][^>]*>/giu) ?? [];
  expect(tags.filter((tag) => /^<script/iu.test(tag))).to.have.length(scripts);
  for (const tag of tags) {
    expect(/^<([a-z0-9]+)/iu.exec(tag)![1]!, tag).to.match(elements);
    expect(tag.replace(/"[^"]*"/gu, ''), tag).not.to.match(/\s(?:on\w+|style|srcdoc|autofocus)[\s=>]/iu);
    for (const [, value] of tag.matchAll(/\s(?:href|src)="([^"]*)"/gu)) expect(value, tag).to.match(address);
  }
  expect(markup).not.to.match(/<!--|<!\[/u);
}

describe('a brief that someone tries to break out of', () => {
  const { publish } = publishing();

  const texts = { ...hostile, 'long name': 'Nafi '.repeat(2_000), 'long word': 'N'.repeat(10_000) };
  for (const [kind, text] of Object.entries(texts)) {
    it(`shows as text, in everything that is made of it: ${kind}`, async function () {
      this.timeout(30_000);
      const home = await publish(sessionOf(owners[0]!), (brief) => poisoned(brief, text));
      const shown = escaped(text).replace(/\s+/gu, ' ');
      const spaced = (page: string): string =>
        page.replace(/<bdi class="nb" dir="ltr">|<\/bdi>/gu, '').replace(/\s+/gu, ' ');

      const page = await (await fetch(home)).text();
      expectOurs(page, 0);
      expect(spaced(page).split(shown.trim()).length, 'times on the page').to.be.above(15);

      const site = await (await fetch(`${home}/site`)).text();
      expectOurs(site, 1);
      expect(spaced(site)).to.include(shown.trim());

      const zip = unzipSync(new Uint8Array(await (await fetch(`${home}/site.zip`)).arrayBuffer()));
      expectOurs(strFromU8(zip['index.html']!), 1);
      expect((JSON.parse(strFromU8(zip['brief.json']!)) as Brief).vision).to.equal(text);

      const json = await (await fetch(`${home}/brief.json`)).text();
      expect(json).not.to.match(/[<>]/u);
      expect((JSON.parse(json) as Brief).vision).to.equal(text);

      const card = readCard(await (await fetch(`${home}/contact.vcf`)).text());
      const names = card.map(({ name }) => name);
      expect(names.filter((name) => name === 'BEGIN' || name === 'END')).to.deep.equal(['BEGIN', 'END']);
      expect(names).to.include('FN').and.not.include.members(['BDAY']);
      expect(names).not.to.include('URL');
      for (const [name, parts] of [
        ['N', 5],
        ['ADR', 7],
        ['FN', 1],
        ['NOTE', 1],
      ] as const)
        expect(card.find((property) => property.name === name)!.parts, name).to.have.length(parts);
      expect(
        card.filter(({ name }) => name === 'TEL').every(({ value }) => /^[\d+*# ]+$/u.test(value)),
      ).to.equal(true);

      const pdf = await getDocumentProxy(
        new Uint8Array(await (await fetch(`${home}/brief.pdf`)).arrayBuffer()),
      );
      expect(await pdf.getJSActions()).to.equal(null);
      for (let number = 1; number <= pdf.numPages; number++) {
        const annotations = (await (await pdf.getPage(number)).getAnnotations()) as { url?: string }[];
        for (const { url } of annotations) expect(url).to.match(/^https:\/\/example\.org\//u);
      }
      const { text: told } = await extractText(pdf, { mergePages: true });
      expect(squeezed(told)).to.include(squeezed(text.replace(/[\p{Cc}\p{Cf}]/gu, '')).slice(0, 60));
    });
  }
});
