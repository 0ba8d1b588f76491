import { Resvg } from '@resvg/resvg-js';
import { expect } from 'chai';
import { wcagContrast } from 'culori';
import { pino } from 'pino';
import { createBriefMaker } from '../../src/agents/graph.ts';
import { drawnLogos } from '../../src/agents/logo/draw.ts';
import { pictureName } from '../../src/agents/logo/icons.ts';
import { lineWidth } from '../../src/agents/logo/lettering.ts';
import { paletteFor } from '../../src/agents/logo/palette.ts';
import { sectors } from '../../src/coaching/sectors.ts';
import type { LogoChoice } from '../../src/coaching/session.ts';
import { createSpeech } from '../../src/i18n.ts';
import { owners, sessionOf } from './owners.ts';

const never = new AbortController().signal;
const draw = (name: string | undefined, sectorKey = 'juice_drinks', kind: 'mark' | 'monogram' = 'mark') =>
  drawnLogos.draw({ kind, sectorKey, ...(name !== undefined && { name }) }, never);

/** Whether a drawing is well-formed, needs no font, and does nothing but be looked at. */
function expectPlainPicture(svg: string): void {
  new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  // Where the label's own quotes and brackets are escaped, this takes the whole of it away.
  const drawn = svg.replace(/ aria-label="[^"]*"/, '').replace(/<title>[^<]*<\/title>/, '');
  expect(drawn).not.to.match(/<(?:text|script|foreignObject|image|title|use|a|style)\b/i);
  expect(drawn).not.to.match(/\son\w+\s*=|href|url\(|javascript:[^"<]*"/i);
}

describe('the drawn logo', () => {
  for (const sector of sectors.values()) {
    it(`can be read, and has a picture of its own: ${sector.key}`, async () => {
      const { primary } = paletteFor(sector.paletteMood);
      expect(wcagContrast(primary, '#ffffff')).to.be.at.least(4.5);
      const { svg } = await draw('Kadi', sector.key);
      expectPlainPicture(svg);
      if (sector.key !== 'market_retail')
        expect(pictureName(sector.key)).not.to.equal(pictureName(undefined));
    });
  }

  it('draws the letters of West Africa whole', async () => {
    for (const name of ['Ŋɛɔ Ɗan Ƙarfi', 'Ọjà Ẹgbẹ́', "Adwoa's & Fils", 'Tresses & Tranças']) {
      expect((await draw(name)).lettering, name).to.equal('name');
    }
  });

  it('draws Arabic whole, its letters joined and from right to left', async () => {
    for (const name of ['مخبز النور', 'محل لالة خديجة', 'شركة الأمل ١٢']) {
      const { svg, lettering } = await draw(name);
      expect(lettering, name).to.equal('name');
      expectPlainPicture(svg);
      expect(svg).not.to.include('NaN');
    }
    // Joined, letters take less room than apart.
    expect(lineWidth('نور', 100)).to.be.below([...'نور'].reduce((sum, one) => sum + lineWidth(one, 100), 0));
    expect((await draw('مخبز النور', 'bakery', 'monogram')).lettering).to.equal('none');
  });

  it('has a picture alone, and a version in one colour', async () => {
    const { svg, icon, mono } = await draw('Jus Awa');
    for (const drawing of [icon!, mono!]) expectPlainPicture(drawing);
    const colours = (drawing: string) => new Set(drawing.match(/#[0-9a-f]{3,6}/g));
    expect([...colours(mono!)]).to.have.members(['#fff', '#111111']);
    expect(wcagContrast('#111111', '#ffffff')).to.be.above(4.5);
    expect(icon!.length).to.be.below(svg.length);
  });

  it('draws the picture alone where the letters are not there', async () => {
    expect((await draw('ጤና ዳቦ ቤት')).lettering).to.equal('none');
    expect((await draw('مخبز Nour')).lettering).to.equal('initials');
    expect((await draw('🍞🍞')).lettering).to.equal('none');
    expect((await draw(undefined)).lettering).to.equal('none');
  });

  it('draws initials where the name is too long, and stays small', async () => {
    const long = await draw('Nafi '.repeat(2_000));
    expect(long.lettering).to.equal('initials');
    expect(long.svg.length).to.be.below(20_000);
    expect((await draw('N'.repeat(10_000))).lettering).to.equal('initials');
  });

  it('gives two businesses of one trade two logos, and one business the same one twice', async () => {
    const badge = async (name: string) =>
      (await draw(name)).svg.match(/scale\([\d.]+\)" fill="#b3124f" d="([^"]+)"/)?.[1];
    const shapes = await Promise.all(
      ['Jus Awa', 'Jus Binta', 'Jus Coumba', 'Jus Dado', 'Jus Fama'].map(badge),
    );
    expect(new Set(shapes).size).to.be.above(1);
    expect(await draw('Jus Awa')).to.deep.equal(await draw('Jus Awa'));
  });

  for (const hostile of [
    '<script>alert(1)</script>',
    '"><image href="https://example.org/x"/>',
    "' onload='alert(1)",
    '</title></svg><svg onload=alert(1)>',
    'a\u202Eb\u0000c\u0007d',
    '&lt;b&gt; &amp; ]]> <!--',
    '\uD800 alone',
  ]) {
    it(`is a plain picture for the name ${JSON.stringify(hostile)}`, async () => {
      expectPlainPicture((await draw(hostile)).svg);
      expectPlainPicture((await draw(hostile, 'bakery', 'monogram')).svg);
    });
  }
});

describe('the logo agent', () => {
  const maker = createBriefMaker({ speechIn: createSpeech(), logger: pino({ level: 'silent' }) });
  const make = (logo: LogoChoice) => maker.make({ briefId: 'b', session: sessionOf(owners[0]!, { logo }) });

  it('makes pictures of the promised sizes', async () => {
    const { files } = await make('make');
    for (const size of [512, 1024]) {
      const { type, bytes } = files.find((file) => file.path === `b/logo-${size}.png`)!;
      const header = Buffer.from(bytes);
      expect(type).to.equal('image/png');
      expect([
        header.toString('latin1', 1, 4),
        header.readUInt32BE(16),
        header.readUInt32BE(20),
      ]).to.deep.equal(['PNG', size, size]);
    }
  });

  for (const choice of ['have', 'later'] as const) {
    it(`makes no logo for an owner who says "${choice}", but a grey stand-in that says so`, async () => {
      const { brief } = await make(choice);
      expect(brief.logo_creation.warnings).to.deep.equal(['logo-preview']);
      expect(brief.logo_creation.data).to.deep.include({
        choice,
        colours: { primary: '#334155', accent: '#cbd5e1' },
      });
    });
  }
});
