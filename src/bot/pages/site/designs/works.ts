import { html, type Html } from '../../html.ts';
import { icon } from '../../icons.ts';
import type { OfferView } from '../../offer-view.ts';
import type { Design } from '../design.ts';
import { facesOf } from '../fonts.ts';
import * as part from '../fragments.ts';

const css = `
.top{background:var(--deep);color:#fff;--focus:var(--glow)}
.top .wide{padding-block:.9rem}
.brand{font-weight:700;font-size:1.45rem;letter-spacing:.01em}
.brand img{border-radius:.4rem;inline-size:3.2rem;block-size:3.2rem}
.button{border-radius:.35rem;background:var(--accent);color:var(--onAccent);font-size:1.1rem}
h1,h2,h3{font-weight:700;line-height:1}
.hero{background:var(--deep);color:#fff;--focus:var(--glow);position:relative;overflow:hidden;padding-block:clamp(2.5rem,7vw,6rem) clamp(5.5rem,12vw,9rem)}
.hero .wide{position:relative;z-index:1}
.hero::after{content:"";position:absolute;inset-inline:0;inset-block-end:0;block-size:1.5rem;background:repeating-linear-gradient(-55deg,var(--accent) 0 1.4rem,var(--deep) 1.4rem 2.8rem)}
.back{position:absolute;inset-block:0 1.5rem;inset-inline-end:-4%;display:grid;place-items:center;color:var(--glow);opacity:.22;inline-size:min(92vw,36rem)}
.back .picture{inline-size:100%}
.back .picture *{stroke-width:.4}
.tagline{display:inline-block;border-inline-start:.35rem solid var(--accent);padding-inline-start:.8rem;font-weight:600;color:#fffd;margin-block-end:1.3rem}
.tagline i{margin-inline:.5em}
h1{font-size:clamp(3.2rem,11.5vw,7.4rem);line-height:.92;text-transform:uppercase;max-inline-size:14ch}
.sub{font-size:clamp(1.15rem,2.3vw,1.4rem);line-height:1.5;margin-block:1.4rem 2rem;max-inline-size:38rem;color:#fffd}
.act{display:flex;flex-wrap:wrap;align-items:center;gap:1rem 1.6rem}
.number{font:700 clamp(1.9rem,6vw,2.9rem)/1 var(--display);color:var(--glow);text-decoration:none}
h2{font-size:clamp(2.2rem,6vw,3.6rem);text-transform:uppercase;color:var(--deep);margin-block-end:1.6rem}
.prices{padding-block:clamp(2.8rem,7vw,5rem)}
.jobs{display:grid;gap:.7rem}
.jobs li{display:grid;gap:.1rem 1.5rem;background:#fff;border:1px solid var(--line);border-inline-start:.5rem solid var(--primary);padding:1.15rem 1.4rem;border-radius:.25rem}
.jobs .what{font-weight:600;font-size:1.2rem;line-height:1.35}
.jobs .what b{color:var(--primary)}
.jobs .note{font-size:1.05rem;color:var(--muted)}
.jobs .price{font:700 clamp(1.9rem,5vw,2.5rem)/1.1 var(--display);color:var(--primary)}
.why{background:var(--accent);color:var(--onAccent);padding-block:clamp(2.8rem,7vw,5rem)}
.why h2{color:inherit}
.why .wide{display:grid;gap:1rem 2.5rem;align-items:start}
.why>.wide>.icon{inline-size:clamp(3.5rem,10vw,6.5rem);block-size:auto;stroke-width:1.3}
.why p{font-size:clamp(1.2rem,2.4vw,1.5rem);line-height:1.45;font-weight:600;max-inline-size:52rem}
.why p+p{margin-block-start:.8rem}
.how,.story,.other{padding-block:clamp(2.8rem,7vw,5rem) 0}
.steps{counter-reset:s;display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,16rem),1fr))}
.steps li{counter-increment:s;background:var(--deep);color:#fff;padding:1.5rem;border-radius:.35rem}
.steps li::before{content:counter(s,decimal-leading-zero);font:700 3rem/1 var(--display);color:var(--glow);display:block;margin-block-end:.6rem}
.single{background:var(--deep);color:#fff;padding:clamp(1.5rem,4vw,2.5rem);border-radius:.35rem;font-size:clamp(1.2rem,2.4vw,1.5rem);line-height:1.5}
.story p,.other p{font-size:1.2rem;max-inline-size:48rem}
.story p+p,.other p+p{margin-block-start:.7rem}
.practical{padding-block:clamp(2.8rem,7vw,5rem)}
.facts{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,18rem),1fr))}
.facts li{display:flex;gap:1.1rem;background:var(--tint);padding:1.4rem;border-radius:.35rem}
.facts svg{color:var(--primary);inline-size:2.1rem;block-size:2.1rem}
.facts h3{font-size:1.5rem;text-transform:uppercase;margin-block-end:.35rem}
.call{background:var(--deep);color:#fff;--focus:var(--glow);padding-block:clamp(3rem,8vw,5.5rem)}
.call h2{color:#fff;margin-block-end:.7rem}
.lead{font-size:1.25rem;margin-block-end:1.8rem}
.ways a{background:#fff;color:var(--ink);border-radius:.35rem;padding:.8rem 1.4rem}
.ways li:first-child a{background:var(--accent);color:var(--onAccent)}
.ways bdi{font:700 1.6rem/1.1 var(--display)}
.also{margin-block-start:1.3rem}
.foot{background:var(--deep);color:#fff;border-block-start:1px solid #fff3;padding-block:2rem}
@media (min-width:44rem){.jobs li{grid-template-columns:1fr auto;align-items:center}.jobs li>:is(.what,.note){grid-column:1}.jobs .price{grid-column:2;grid-row:1/span 2;text-align:end}.why .wide{grid-template-columns:auto 1fr}.back{opacity:.6}}
`;

const job = (item: OfferView): Html =>
  html`<li>${part.offerLabel(item)}${part.offerNote(item)}${part.offerPrice(item)}</li>`;

/** A van's flank: for those who come, repair, build and quote. Sturdy, dark, and the number to call is never far. */
export const works: Design = {
  faces: [
    ...facesOf('Barlow Condensed', import.meta.resolve('@fontsource/barlow-condensed/unicode.json'), 700),
    ...facesOf('Barlow', import.meta.resolve('@fontsource/barlow/unicode.json'), 400, 600),
  ],
  families: { display: 'Barlow Condensed', text: 'Barlow' },
  css,
  body: (model, kit) => {
    const [way] = model.ways;
    return html`
      ${part.topBar(model, kit)}
      <main id="main">
        <section class="hero">
          <div class="back">${kit.art}</div>
          <div class="wide">
            ${part.heading(model)}
            <div class="act">
              ${part.mainButton(model, kit)}${
                way !== undefined &&
                way.kind !== 'email' &&
                html`<a class="number" href="${way.href}" dir="ltr">${way.shown}</a>`
              }
            </div>
          </div>
        </section>
        ${
          model.offer &&
          part.section(
            'prices',
            model.offer.title,
            html`<ul class="jobs">
              ${model.offer.items.map(job)}
            </ul>`,
          )
        }
        ${
          model.difference &&
          html`<section class="why">
            <div class="wide">
              ${icon('shield')}
              <div>
                <h2>${model.difference.title}</h2>
                ${part.paragraphs(model.difference)}
              </div>
            </div>
          </section>`
        }
        ${model.about && part.section('story', model.about.title, part.paragraphs(model.about))}
        ${model.steps && part.section('how', model.steps.title, part.stepList(model.steps))}
        ${part.otherParts(model)} ${part.practical(model, kit)}
        ${part.callPart(model, kit)}${part.handBar(model, kit)}
      </main>
      ${part.foot(model, kit)}
    `;
  },
};
