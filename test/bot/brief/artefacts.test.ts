import { Resvg } from '@resvg/resvg-js';
import { expect } from 'chai';
import { strFromU8, unzipSync } from 'fflate';
import jsqr from 'jsqr';
import { briefLinks } from '../../../src/bot/pages/brief-links.ts';
import type { Brief } from '../../../src/coaching/brief.ts';
import { owners, sessionOf } from '../../agents/owners.ts';
import { arabicBaker, publishing, speechIn } from './publishing.ts';
import { readCard } from './reading.ts';

const bytesOf = async (address: string): Promise<Uint8Array> =>
  new Uint8Array(await (await fetch(address)).arrayBuffer());

/** What a phone's camera would read in a drawing, or in a picture that stands in one. */
function decode(svg: string): string | undefined {
  const { pixels, width, height } = new Resvg(svg).render();
  return (jsqr as unknown as typeof jsqr.default)(new Uint8ClampedArray(pixels), width, height)?.data;
}

describe('what lies beside a brief', () => {
  const { publish, briefs } = publishing();

  it('is guarded like the page itself', async () => {
    const address = await publish(sessionOf(owners[0]!));
    for (const link of Object.values(briefLinks('', address.slice(-43)))) {
      const response = await fetch(address.slice(0, -46) + link);
      expect(response.status, link).to.equal(200);
      expect(response.headers.get('cache-control'), link).to.equal('no-store');
      expect(response.headers.get('x-robots-tag'), link).to.include('noindex');
      expect(response.headers.get('content-security-policy'), link).to.match(
        /default-src 'none'|frame-ancestors/u,
      );
      await response.arrayBuffer();
    }
    for (const other of ['/', '/site/', '/other.pdf', '/constructor', '/..%2fbrief.json', '/site/logo.svg'])
      expect((await fetch(address + other)).status, other).to.equal(404);
  });

  it('is named in a message that every channel takes whole', () => {
    for (const language of ['en', 'fr'] as const) {
      const links = briefLinks(`https://${'long-name.'.repeat(6)}example.org`, 'x'.repeat(43));
      const speech = speechIn(language);
      const message = speech.text('dialogs:brief.ready', { name: '\\_'.repeat(120), ...links });
      for (const link of ['page', 'pdf', 'site', 'logo'] as const)
        expect(message).to.include(`(${links[link]})`);
      expect(message.length + speech.text('dialogs:brief.gaps', { count: 20 }).length + 2).to.be.below(1_025);
    }
  });

  it('is gone with the brief', async () => {
    const address = await publish(sessionOf(owners[0]!));
    briefs.delete(address.slice(-43));
    for (const part of [
      '',
      '/site',
      '/brief.pdf',
      '/site.zip',
      '/contact.vcf',
      '/qr.svg',
      '/logo.svg',
      '/brief.json',
    ])
      expect((await fetch(address + part)).status, part).to.equal(404);
  });

  it('is made anew of the brief as it stands', async () => {
    const address = await publish(sessionOf(owners[0]!));
    const token = address.slice(-43);
    briefs.set(token, { ...briefs.get(token)!, business_name: 'Jus Binta' });
    expect(await (await fetch(`${address}/contact.vcf`)).text()).to.include('FN:Jus Binta');
    expect(await (await fetch(`${address}/site`)).text()).to.include('Jus Binta');
  });

  describe('the folder of the website', () => {
    it('opens by itself: its page asks for nothing but the logo beside it', async () => {
      for (const { session, change } of [
        { session: sessionOf(owners[0]!), change: undefined },
        arabicBaker(),
      ]) {
        const address = await publish(session, change);
        const files = unzipSync(await bytesOf(`${address}/site.zip`));
        expect(files).to.include.keys('brief.json', 'index.html', 'readme.txt', 'logo.svg', 'logo-512.png');
        const page = strFromU8(files['index.html']!);
        const addresses = [...page.matchAll(/(?:src="|href="|url\()([^")]+)/gu)].map((match) => match[1]!);
        const outside = addresses.filter(
          (found) =>
            !/^(?:logo(?:-icon)?\.svg|#main|tel:|mailto:|https:\/\/wa\.me\/|data:font\/woff2;base64,)/u.test(
              found,
            ),
        );
        expect(outside).to.deep.equal([]);
        expect(addresses.some((found) => found.startsWith('data:font'))).to.equal(true);
        expect(page).not.to.include('noindex');
        for (const [, logo] of page.matchAll(/(?:src|href)="(logo[^"]*)"/gu))
          expect(files).to.include.keys(logo!);
        const stored = JSON.parse(strFromU8(files['brief.json']!)) as Brief;
        expect(stored.vision).to.equal(briefs.get(address.slice(-43))!.vision);
        expect(Buffer.from(files['logo-512.png']!).toString('latin1', 1, 4)).to.equal('PNG');
      }
    });

    it('holds the fonts of the letters that occur, and no others', async () => {
      const page = async (address: string) =>
        strFromU8(unzipSync(await bytesOf(`${address}/site.zip`))['index.html']!);
      const { session, change } = arabicBaker();
      expect(await page(await publish(session, change))).to.match(/font-family:"IBM Plex Sans Arabic"/u);
      expect(await page(await publish(sessionOf(owners[0]!)))).not.to.match(
        /@font-face\{font-family:"IBM Plex/u,
      );
    });

    it('tells its owner in plain words what each file is', async () => {
      const address = await publish(sessionOf(owners[0]!, { businessName: 'Jus\u202e\r\nNdèye' }));
      const response = await fetch(`${address}/site.zip`);
      expect(response.headers.get('content-disposition')).to.equal('attachment; filename="jus-ndeye.zip"');
      const text = strFromU8(unzipSync(new Uint8Array(await response.arrayBuffer()))['readme.txt']!);
      expect(text).to.match(/^Le site web de Jus {2,}Ndèye\r\n/u);
      for (const file of ['index.html', 'logo.svg', 'brief.json']) expect(text).to.include(file);
    });
  });

  describe('the contact card', () => {
    const cardOf = async (address: string) => readCard(await (await fetch(`${address}/contact.vcf`)).text());

    it('holds the name, the numbers and the place of every owner', async () => {
      for (const owner of owners) {
        const address = await publish(sessionOf(owner));
        const card = await cardOf(address);
        const { phones } = briefs.get(address.slice(-43))!.contact;
        const all = (name: string) => card.filter((property) => property.name === name);
        expect(card[0]).to.include({ name: 'BEGIN', value: 'VCARD' });
        expect(card[1]).to.include({ name: 'VERSION', value: '3.0' });
        expect(all('FN')[0]!.value).to.equal(owner.business);
        expect(all('N')[0]!.parts).to.have.length(5);
        expect(all('ADR')[0]!.parts[3]).to.equal(owner.city);
        expect(all('TEL').map(({ value }) => value.replace(/\D/gu, ''))).to.deep.equal(
          phones.map((phone) => phone.replace(/\D/gu, '')),
        );
      }
    });

    it('sets in one line what was said in several', async () => {
      const card = await cardOf(
        await publish(sessionOf(owners[0]!, { businessName: 'Jus\r\nNdèye; et, fils' })),
      );
      const value = (name: string) => card.find((property) => property.name === name)!.value;
      expect(value('FN')).to.equal('Jus Ndèye; et, fils');
    });

    it("keeps the page's address to itself", async () => {
      const address = await publish(sessionOf(owners[0]!));
      expect(await (await fetch(`${address}/contact.vcf`)).text()).not.to.include(address.slice(-43));
    });

    it('folds between letters, never inside one', async () => {
      const name = 'é'.repeat(120);
      const address = await publish(sessionOf(owners[0]!, { businessName: name }));
      const response = await fetch(`${address}/contact.vcf`);
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).not.to.throw();
      for (const line of bytes.toString('latin1').split('\r\n'))
        expect(Buffer.from(line, 'latin1').toString()).not.to.include('\ufffd');
      expect((await cardOf(address)).find((property) => property.name === 'FN')!.value).to.equal(name);
    });
  });

  it("is a QR code of the page's address, as a drawing and as a picture", async () => {
    const address = await publish(sessionOf(owners[0]!));
    expect(decode(await (await fetch(`${address}/qr.svg`)).text())).to.equal(address);
    const png = Buffer.from(await bytesOf(`${address}/qr.png`)).toString('base64');
    const frame = `<svg xmlns="http://www.w3.org/2000/svg" width="720" height="720"><image width="720" height="720" href="data:image/png;base64,${png}"/></svg>`;
    expect(decode(frame)).to.equal(address);
  });
});
