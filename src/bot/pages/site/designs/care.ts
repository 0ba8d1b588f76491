import { html, type Html } from '../../html.ts';
import type { OfferView } from '../../offer-view.ts';
import type { Design } from '../design.ts';
import { facesOf } from '../fonts.ts';
import * as part from '../fragments.ts';

const css = `
body{background:var(--tint)}
.top .wide{padding-block:1.1rem}
.brand{font-weight:800;font-size:1.2rem;color:var(--primary)}
.brand img{border-radius:1.1rem;border:3px solid #fff}
.button{border-radius:99rem;box-shadow:0 .6rem 1.4rem color-mix(in srgb,var(--primary) 30%,transparent)}
h1,h2,h3{font-weight:800;letter-spacing:-.015em}
.hero{padding-block:clamp(1rem,3vw,2.5rem) clamp(3rem,7vw,5.5rem);text-align:center;overflow:hidden}
.hero .wide{display:flex;flex-direction:column;align-items:center;max-inline-size:58rem}
.halo{position:relative;display:grid;place-items:center;inline-size:clamp(11rem,30vw,15rem);aspect-ratio:1;color:var(--primary);margin-block-end:1.8rem}
.halo::before,.halo::after{content:"";position:absolute;inset:0;border-radius:58% 42% 55% 45%/48% 55% 45% 52%}
.halo::before{background:var(--accent);opacity:.45;transform:rotate(24deg) scale(1.06)}
.halo::after{background:#fff}
.halo .picture{inline-size:52%;position:relative;z-index:1}
.halo .picture *{stroke-width:1.35}
h1{font-size:clamp(2.4rem,7vw,4.4rem);line-height:1.06;color:var(--deep)}
.sub{font-size:clamp(1.1rem,2.2vw,1.35rem);margin-block:1.1rem 1.8rem;max-inline-size:40rem}
.tagline{display:flex;flex-wrap:wrap;justify-content:center;gap:.5rem;margin-block-end:1.1rem;font-weight:700;color:var(--primary)}
.tagline i{display:none}
.tagline bdi{background:#fff;border-radius:99rem;padding:.25rem .95rem}
h2{font-size:clamp(1.7rem,4.4vw,2.5rem);color:var(--deep);text-align:center;margin-block-end:1.6rem}
.list{background:#fff;border-radius:clamp(1.8rem,5vw,3.2rem) clamp(1.8rem,5vw,3.2rem) 0 0;padding-block:clamp(2.5rem,6vw,4.5rem)}
.services{display:grid;gap:.9rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr))}
.services li{display:flex;flex-wrap:wrap;gap:.6rem 1.2rem;align-items:center;justify-content:space-between;background:var(--tint);border-radius:1.6rem;padding:1.2rem 1.4rem}
.services div{flex:1 1 12rem}
.services .what{font-weight:800;font-size:1.15rem;line-height:1.35}
.services .what b{color:var(--primary)}
.services .note{display:block;font-size:1rem;color:var(--muted);margin-block-start:.15rem}
.services .price{background:#fff;color:var(--primary);border-radius:99rem;padding:.4rem 1.1rem;font-weight:800;font-size:1.15rem}
.pair{background:#fff;padding-block-end:clamp(2.5rem,6vw,4.5rem)}
.pair .wide{display:grid;gap:1.2rem}
.pair article{border-radius:2rem;padding:clamp(1.6rem,4vw,2.6rem);background:var(--wash)}
.pair article+article,.pair .why{background:var(--primary);color:#fff}
.pair .why h2{color:#fff}
.pair h2{text-align:start;font-size:1.6rem;margin-block-end:.8rem}
.pair p+p{margin-block-start:.6rem}
.how,.other{padding-block:clamp(2.5rem,6vw,4.5rem)}
.steps{counter-reset:s;display:grid;gap:1.4rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),1fr));text-align:center}
.steps li{counter-increment:s}
.steps li::before{content:counter(s);display:grid;place-items:center;inline-size:3.6rem;block-size:3.6rem;border-radius:50%;background:#fff;color:var(--primary);font:800 1.5rem/1 var(--display);margin:0 auto 1rem}
.single,.other p{font-size:clamp(1.15rem,2.4vw,1.45rem);font-weight:700;text-align:center;max-inline-size:46rem;margin-inline:auto}
.other p{font-weight:400;text-align:start}
.practical{padding-block:clamp(2.5rem,6vw,4.5rem) 0}
.pair+.practical,.list+.practical{background:#fff;padding-block:0 clamp(2.5rem,6vw,4.5rem)}
.facts{display:grid;gap:1.1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,18rem),1fr))}
.facts li{background:#fff;box-shadow:inset 0 0 0 2px var(--line);border-radius:1.6rem;padding:1.5rem;text-align:start}
.facts svg{color:var(--primary);inline-size:2rem;block-size:2rem;margin-block-end:.6rem}
.facts h3{font-size:1.15rem;margin-block-end:.2rem}
.call{text-align:center;padding-block:clamp(3rem,8vw,6rem)}
.lead{font-size:1.2rem;margin-block:-.6rem 1.7rem}
.ways{justify-content:center}
.ways a{background:#fff;border-radius:1.6rem;padding:.8rem 1.6rem;text-align:start}
.ways svg{color:var(--primary)}
.ways li:first-child a{background:var(--primary);color:#fff}
.ways li:first-child svg{color:#fff}
.also{margin-block-start:1.3rem}
.foot{padding-block:0 2.2rem}
.foot .wide{flex-direction:column;text-align:center;font-weight:700}
@media (min-width:56rem){.pair .wide:has(article+article){grid-template-columns:1fr 1fr}}
`;

const service = (item: OfferView): Html =>
  html`<li>
    <div>${part.offerLabel(item)}${part.offerNote(item)}</div>
    ${part.offerPrice(item)}
  </li>`;

/** A waiting room one likes: for those who take care of people, by appointment or in a class. Round, calm, light. */
export const care: Design = {
  faces: facesOf('Nunito', import.meta.resolve('@fontsource/nunito/unicode.json'), 400, 700, 800),
  families: { display: 'Nunito', text: 'Nunito' },
  css,
  body: (model, kit) => html`
    ${part.topBar(model, kit)}
    <main id="main">
      <section class="hero">
        <div class="wide">
          <div class="halo">${kit.art}</div>
          ${part.heading(model)} ${part.mainButton(model, kit)}
        </div>
      </section>
      ${
        model.offer &&
        part.section(
          'list',
          model.offer.title,
          html`<ul class="services">
            ${model.offer.items.map(service)}
          </ul>`,
        )
      }
      ${
        (model.about ?? model.difference) &&
        html`<section class="pair">
          <div class="wide">
            ${
              model.about &&
              html`<article>
                <h2>${model.about.title}</h2>
                ${part.paragraphs(model.about)}
              </article>`
            }${
              model.difference &&
              html`<article class="why">
                <h2>${model.difference.title}</h2>
                ${part.paragraphs(model.difference)}
              </article>`
            }
          </div>
        </section>`
      }
      ${model.steps && part.section('how', model.steps.title, part.stepList(model.steps))}
      ${part.otherParts(model)} ${part.practical(model, kit)}
      ${part.callPart(model, kit)}${part.handBar(model, kit)}
    </main>
    ${part.foot(model, kit)}
  `,
};
