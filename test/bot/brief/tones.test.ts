import { wcagContrast } from 'culori';
import { expect } from 'chai';
import { briefStyle } from '../../../src/bot/pages/brief/style.ts';
import { lightOn, tonesOf } from '../../../src/bot/pages/tones.ts';

/** Colours that a logo may have: the darkest, the lightest, the loudest, and some between. */
const colours =
  '#000000 #ffffff #ffff00 #00ff00 #0000ff #ff00ff #808080 #f5c518 #b3124f #8fa981 #16224a #efe6d0 #c62828 #12a5a5 #777777'.split(
    ' ',
  );

describe('the colours of a page', () => {
  it('can be read in each other, whatever the two that they are made of', () => {
    for (const primary of colours) {
      for (const accent of colours) {
        const t = tonesOf(primary, accent);
        const pairs = [
          ...[t.paper, t.tint, t.wash, '#ffffff'].flatMap((ground) => [
            [t.primary, ground],
            [t.ink, ground],
          ]),
          ...[t.paper, t.tint, t.wash].map((ground) => [t.muted, ground]),
          [t.onAccent, t.accent],
          [t.glow, t.deep],
          ['#ffffff', t.deep],
        ];
        for (const [text, ground] of pairs)
          expect(
            wcagContrast(text!, ground!),
            `${text} on ${ground}, of ${primary} and ${accent}`,
          ).to.be.at.least(4.5);
      }
    }
  });

  it('can be read at night as well', () => {
    for (const colour of colours)
      expect(wcagContrast(lightOn(colour, '#1e2127'), '#1e2127')).to.be.at.least(4.5);
    expect(briefStyle('#b3124f', '#d9a441')).to.include('prefers-color-scheme:dark');
  });
});
