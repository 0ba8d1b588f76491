import { html, type Html } from '../../html.ts';
import type { OfferView } from '../../offer-view.ts';
import type { Design } from '../design.ts';
import { facesOf, type Face } from '../fonts.ts';
import * as part from '../fragments.ts';

const css = `
.top .wide{padding-block:1.4rem}
.brand{font-size:1.3rem}
.brand img{display:none}
.button{background:none;color:var(--primary);border:1.5px solid currentColor;border-radius:99rem;font-weight:600}
.button:hover,.hand .button{background:var(--primary);color:#fff;filter:none}
h1,h2{font-weight:300;letter-spacing:-.025em}
.hero{padding-block:clamp(1.5rem,4vw,3rem) clamp(3.5rem,8vw,6.5rem)}
.hero .wide{display:grid;gap:clamp(2rem,5vw,4.5rem);align-items:end}
.tagline{font-size:.95rem;letter-spacing:.05em;color:var(--muted);margin-block-end:1.6rem}
.tagline i{margin-inline:.6em}
h1{font-size:clamp(3.2rem,11vw,7.6rem);line-height:.95}
.sub{font:italic 300 clamp(1.3rem,2.8vw,1.8rem)/1.45 var(--display);margin-block:1.7rem 2.2rem;max-inline-size:33rem}
.arch{position:relative;inline-size:min(78vw,23rem);justify-self:center;aspect-ratio:3/4;background:var(--primary);color:#fff;border-start-start-radius:99rem;border-start-end-radius:99rem;display:grid;place-items:center}
.arch::before{content:"";position:absolute;inset:.9rem;border:1px solid #ffffff80;border-radius:inherit}
.arch::after{content:"";position:absolute;inline-size:34%;aspect-ratio:1;border-radius:50%;background:var(--accent);inset-inline-start:-12%;inset-block-end:11%}
.arch .picture{inline-size:58%;position:relative;z-index:1}
.arch .picture *{stroke-width:.7}
.work,.story,.how,.other{padding-block:clamp(3rem,7vw,5.5rem)}
:is(.work,.story,.how,.other) .wide::before{content:"";display:block;border-block-start:1px solid var(--ink);margin-block-end:1.6rem}
h2{font-size:clamp(1.5rem,3vw,2rem);margin-block-end:1.8rem}
.pieces{counter-reset:p}
.pieces li{counter-increment:p;display:grid;grid-template-columns:3rem 1fr;gap:.2rem 1rem;padding-block:1.6rem;border-block-end:1px solid var(--line);align-items:baseline}
.pieces li:first-child{padding-block-start:0}
.pieces li::before{content:counter(p,decimal-leading-zero);color:var(--muted);font-variant-numeric:tabular-nums;grid-row:1}
.pieces li>*{grid-column:2}
.pieces .what{font:300 clamp(1.45rem,3.2vw,2.2rem)/1.25 var(--display);letter-spacing:-.01em}
.pieces .what b{font-weight:400;color:var(--primary)}
.pieces .note{font-size:1.05rem;color:var(--muted);max-inline-size:38rem}
.pieces .price{font:400 clamp(1.25rem,2.6vw,1.7rem)/1.3 var(--display);color:var(--primary)}
.why{background:var(--deep);color:#fff;padding-block:clamp(4rem,10vw,8rem)}
.why h2{color:var(--glow);font-size:1.1rem;font-family:var(--text);font-weight:400;letter-spacing:.03em}
.why p{font:italic 300 clamp(1.5rem,3.7vw,2.6rem)/1.4 var(--display);max-inline-size:54rem}
.why p+p{margin-block-start:1.2rem}
.story p,.single,.other p{font-size:clamp(1.15rem,2vw,1.35rem);line-height:1.65;max-inline-size:44rem}
.story p+p,.other p+p{margin-block-start:1rem}
.steps{counter-reset:s;display:grid;gap:2rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr))}
.steps li{counter-increment:s}
.steps li::before{content:counter(s);font:300 3.4rem/1 var(--display);color:var(--primary);display:block;margin-block-end:.7rem}
.facts{display:grid;gap:2.2rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,18rem),1fr));padding-block:clamp(2.5rem,6vw,4.5rem)}
.facts li{display:flex;gap:1rem}
.facts svg{color:var(--primary);stroke-width:1.3;inline-size:1.7rem;block-size:1.7rem}
.facts h3{font-weight:400;font-size:1.25rem;margin-block-end:.35rem}
.practical{background:var(--tint)}
.call{text-align:center;padding-block:clamp(4.5rem,11vw,8.5rem)}
.call h2{font-size:clamp(2.5rem,7.5vw,5rem);line-height:1;margin-block-end:1.1rem}
.lead{font-size:1.2rem;color:var(--muted);margin-block-end:2rem}
.ways{justify-content:center;gap:.8rem 1rem}
.ways a{border:1.5px solid var(--line);border-radius:99rem;padding:.6rem 1.6rem;text-align:start}
.ways li:first-child a{background:var(--primary);border-color:var(--primary);color:#fff}
.ways bdi{font-weight:600}
.also{margin-block-start:1.5rem;color:var(--muted)}
.foot{border-block-start:1px solid var(--line);padding-block:2rem}
@media (max-width:39.99rem){.pieces li{grid-template-columns:2.2rem 1fr}}
@media (min-width:48rem){.hero .wide{grid-template-columns:1.6fr 1fr}:is(.work,.story,.how,.other) .wide{display:grid;grid-template-columns:minmax(9rem,1fr) 3fr;gap:0 2rem;grid-auto-flow:dense}:is(.work,.story,.how,.other) .wide::before{grid-column:1/-1}:is(.work,.story,.how,.other) .wide>:not(h2){grid-column:2}:is(.work,.story,.how,.other) .wide>h2{grid-column:1;grid-row:2/span 9}.pieces li{grid-template-columns:3rem 1fr auto}.pieces .price{grid-column:3;grid-row:1;text-align:end}}
`;

const piece = (item: OfferView): Html =>
  html`<li>${part.offerLabel(item)}${part.offerPrice(item)}${part.offerNote(item)}</li>`;

const fraunces = facesOf('Fraunces', import.meta.resolve('@fontsource/fraunces/unicode.json'), 300);

/** A maker's catalogue: for those whose work is looked at. Much air, fine lines, large letters, each piece numbered. */
export const atelier: Design = {
  faces: [
    ...fraunces,
    ...fraunces.map((face): Face => ({ ...face, italic: true })),
    ...facesOf('Noto Sans', import.meta.resolve('@fontsource/noto-sans/unicode.json'), 400, 700),
  ],
  families: { display: 'Fraunces', text: 'Noto Sans' },
  css,
  body: (model, kit) => html`
    ${part.topBar(model, kit)}
    <main id="main">
      <section class="hero">
        <div class="wide">
          <div>${part.heading(model)} ${part.mainButton(model, kit)}</div>
          <div class="arch">${kit.art}</div>
        </div>
      </section>
      ${
        model.offer &&
        part.section(
          'work',
          model.offer.title,
          html`<ol class="pieces">
            ${model.offer.items.map(piece)}
          </ol>`,
        )
      }
      ${model.difference && part.section('why', model.difference.title, part.paragraphs(model.difference))}
      ${model.about && part.section('story', model.about.title, part.paragraphs(model.about))}
      ${model.steps && part.section('how', model.steps.title, part.stepList(model.steps))}
      ${part.otherParts(model)} ${part.practical(model, kit)}
      ${part.callPart(model, kit)}${part.handBar(model, kit)}
    </main>
    ${part.foot(model, kit)}
  `,
};
