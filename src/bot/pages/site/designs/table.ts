import { html, type Html } from '../../html.ts';
import type { OfferView } from '../../offer-view.ts';
import type { Design } from '../design.ts';
import { facesOf } from '../fonts.ts';
import * as part from '../fragments.ts';

const css = `
body{background:var(--wash)}
.top{background:var(--deep);color:#fff}
.top .wide{padding-block:1rem}
.brand{font-size:1.25rem}
.brand img{border-radius:50%;border:3px solid #fff}
.button{border-radius:99rem;background:var(--accent);color:var(--onAccent)}
.hero{background:var(--deep);color:#fff;--focus:var(--glow);padding-block:clamp(2rem,6vw,5rem) clamp(7rem,14vw,11rem);overflow:hidden;position:relative}
.hero::before{content:"";position:absolute;inset:0;background:radial-gradient(circle,var(--glow) 1.5px,transparent 2px) 0 0/28px 28px;opacity:.14}
.hero .wide{position:relative;display:grid;gap:2.5rem;align-items:center}
.tagline{color:var(--glow);font-weight:600;margin-block-end:.9rem}
.tagline i{margin-inline:.5em}
h1{font-size:clamp(2.6rem,8.5vw,4.7rem);font-weight:400;letter-spacing:-.015em}
.sub{font-size:clamp(1.1rem,2.2vw,1.35rem);line-height:1.55;margin-block:1.2rem 1.9rem;max-inline-size:34rem;color:#fffc}
.plate{justify-self:center;inline-size:min(74vw,25rem);aspect-ratio:1;border-radius:50%;background:var(--paper);color:var(--primary);display:grid;place-items:center;box-shadow:0 0 0 1.1rem #ffffff1c,0 1.5rem 4rem #0006}
.plate::before,.plate .picture{grid-area:1/1}
.plate::before{content:"";inline-size:80%;block-size:80%;border-radius:50%;background:var(--wash);box-shadow:inset 0 0 0 2px var(--accent),inset 0 .6rem 1.6rem #0001}
.plate .picture{inline-size:46%;z-index:1}
.plate .picture *{stroke-width:1.15}
.menu .wide{max-inline-size:60rem}
.card{background:var(--paper);margin-block-start:clamp(-7rem,-9vw,-4.5rem);position:relative;padding:clamp(2.2rem,6vw,4.2rem) clamp(1.4rem,6vw,4.5rem);border-radius:.4rem;box-shadow:0 1.2rem 3.5rem #0002}
.card::after{content:"";position:absolute;inset:.7rem;border:1px solid var(--accent);border-radius:.2rem;pointer-events:none;box-shadow:0 0 0 4px var(--paper),0 0 0 5px var(--accent)}
h2{font-size:clamp(1.9rem,5vw,2.8rem);font-weight:400;color:var(--primary)}
.card h2{text-align:center;margin-block-end:2.2rem}
.card h2::after{content:"";display:block;inline-size:3.2rem;block-size:3px;background:var(--accent);margin:1rem auto 0;border-radius:2px}
.dishes li+li{margin-block-start:1.5rem}
.row{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 .7rem}
.row .what{font-family:var(--display);font-size:1.3rem;line-height:1.35}
.row .what b{color:var(--primary)}
.tail{display:flex;flex:1 1 auto;align-items:baseline;gap:.7rem}
.row i{flex:1 1 1.5rem;min-inline-size:1.2rem;border-block-end:2px dotted var(--muted);opacity:.55;transform:translateY(-.25em)}
.row .price{color:var(--primary);font-size:1.2rem;max-inline-size:100%}
.note{display:block;color:var(--muted);font-size:1rem;margin-block-start:.2rem;max-inline-size:36rem}
.story{padding-block:clamp(3.5rem,8vw,6rem)}
.story .wide{display:grid;gap:1.5rem}
.story article{padding:clamp(1.5rem,4vw,2.6rem);border-radius:1.2rem;background:var(--paper)}
.story .why{background:var(--primary);color:#fff}
.story h2{margin-block-end:1rem}
.story .why h2{color:#fff}
.story p+p{margin-block-start:.7rem}
.how,.other{padding-block-end:clamp(3rem,7vw,5rem)}
.how h2,.other h2{margin-block-end:1.3rem}
.steps{counter-reset:s;display:grid;gap:1.2rem;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr))}
.steps li{counter-increment:s;border-block-start:2px solid var(--accent);padding-block-start:1rem}
.steps li::before{content:counter(s);font:400 2.4rem/1 var(--display);color:var(--primary);display:block;margin-block-end:.5rem}
.single{font-family:var(--display);font-size:clamp(1.3rem,3vw,1.8rem);line-height:1.4;max-inline-size:46rem}
.practical{padding-block-end:clamp(3rem,7vw,5rem)}
.facts{display:grid;gap:1px;background:var(--line);border:1px solid var(--line);border-radius:1.2rem;overflow:hidden;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr))}
.facts li{background:var(--paper);padding:1.6rem;display:flex;gap:1rem}
.facts svg{color:var(--primary);inline-size:1.8rem;block-size:1.8rem}
.facts h3{font-weight:400;font-size:1.2rem;margin-block-end:.3rem}
.call{background:var(--primary);color:#fff;text-align:center;padding-block:clamp(3.5rem,9vw,6rem);--focus:#fff}
.call h2{color:#fff}
.lead{font-size:1.2rem;margin-block:.8rem 1.8rem}
.ways{justify-content:center}
.ways a{background:#fff;color:var(--ink);padding:.7rem 1.5rem;border-radius:99rem;text-align:start}
.ways svg{color:var(--primary)}
.also{margin-block-start:1.4rem}
.foot{background:var(--deep);color:#fff;padding-block:2.2rem}
@media (min-width:40rem){.hero .wide{grid-template-columns:1.25fr 1fr}.plate{inline-size:min(36vw,25rem)}}
@media (min-width:56rem){.story .wide:has(article+article){grid-template-columns:1fr 1fr}}
`;

const dish = (item: OfferView): Html =>
  html`<li>
    <div class="row">
      ${part.offerLabel(item)}${'price' in item && item.price !== undefined && html`<span class="tail"><i></i>${part.offerPrice(item)}</span>`}
    </div>
    ${part.offerNote(item)}
  </li>`;

/** A card of dishes on a table: for those who feed people. Warm, round, and the prices are what one sees first. */
export const table: Design = {
  faces: [
    ...facesOf('Young Serif', import.meta.resolve('@fontsource/young-serif/unicode.json'), 400),
    ...facesOf('Noto Sans', import.meta.resolve('@fontsource/noto-sans/unicode.json'), 400, 700),
  ],
  families: { display: 'Young Serif', text: 'Noto Sans' },
  css,
  body: (model, kit) => html`
    ${part.topBar(model, kit)}
    <main id="main">
      <section class="hero">
        <div class="wide">
          <div>${part.heading(model)} ${part.mainButton(model, kit)}</div>
          <div class="plate">${kit.art}</div>
        </div>
      </section>
      ${
        model.offer &&
        html`<section class="menu">
          <div class="wide">
            <div class="card">
              <h2>${model.offer.title}</h2>
              <ul class="dishes">
                ${model.offer.items.map(dish)}
              </ul>
            </div>
          </div>
        </section>`
      }
      ${
        (model.about ?? model.difference) &&
        html`<section class="story">
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
