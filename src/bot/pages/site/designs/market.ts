import { html, type Html } from '../../html.ts';
import type { OfferView } from '../../offer-view.ts';
import type { Design } from '../design.ts';
import { facesOf } from '../fonts.ts';
import * as part from '../fragments.ts';
import type { SiteModel } from '../model.ts';

const css = `
body{background:#fff}
.top{position:sticky;inset-block-start:0;z-index:4;background:#fff;border-block-end:1px solid var(--line)}
.top .wide{padding-block:.7rem}
.brand{font-weight:800;font-size:1.15rem}
.brand img{inline-size:3rem;block-size:3rem;border-radius:.7rem}
.button{border-radius:.9rem}
h1,h2,h3{font-weight:800;letter-spacing:-.025em}
.hero{padding-block:clamp(1.5rem,4vw,3.5rem)}
.hero .wide{display:grid;gap:1.4rem}
.words{background:var(--tint);border-radius:clamp(1.5rem,4vw,2.5rem);padding:clamp(1.8rem,5vw,4.2rem)}
.tagline{display:inline-flex;flex-wrap:wrap;gap:.1rem .5rem;background:#fff;border-radius:99rem;padding:.35rem 1rem;font-weight:700;font-size:.95rem;color:var(--primary);margin-block-end:1.3rem}
h1{font-size:clamp(2.7rem,7.4vw,5.4rem);line-height:1;color:var(--deep)}
.sub{font-size:clamp(1.1rem,2vw,1.3rem);margin-block:1.2rem 1.8rem;max-inline-size:36rem}
.stall{position:relative;background:var(--accent);color:var(--onAccent);border-radius:clamp(1.5rem,4vw,2.5rem);display:grid;place-items:center;min-block-size:17rem;overflow:hidden}
.stall::before{content:"";position:absolute;inset-inline:0;inset-block-start:0;block-size:3.4rem;background:linear-gradient(90deg,var(--primary) 50%,#fff 0) 0 0/5.2rem 100% round;mask:radial-gradient(25% 1.2rem at 25% 2.1rem,#000 97%,#0000) 0 0/5.2rem 100% round,radial-gradient(25% 1.2rem at 75% 2.1rem,#000 97%,#0000) 0 0/5.2rem 100% round,linear-gradient(#000,#000) 0 0/100% 2.1rem no-repeat}
.stall .picture{inline-size:min(52%,15rem);margin-block-start:2.4rem}
.stall .picture *{stroke-width:1.2}
.sticker{position:absolute;inset-block-end:1.2rem;inset-inline-end:1.2rem;background:var(--deep);color:#fff;border-radius:1.2rem;padding:.7rem 1.1rem;transform:rotate(-4deg);max-inline-size:70%;line-height:1.25}
.sticker small{display:block;font-size:.9rem}
.sticker b{font:800 1.5rem/1.15 var(--display)}
h2{font-size:clamp(1.9rem,4.6vw,3rem);color:var(--deep);margin-block-end:1.5rem}
.goods{padding-block:clamp(1.5rem,4vw,3rem)}
.shelf{display:grid;gap:1.1rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,17.5rem),1fr))}
.shelf li{display:flex;flex-direction:column;border-radius:1.5rem;padding:1.6rem;background:var(--wash);min-block-size:12rem}
.shelf li:nth-child(3n+2){background:var(--tint)}
.shelf li:nth-child(3n){background:#fff;box-shadow:inset 0 0 0 2px var(--line)}
.shelf .what{font:700 1.25rem/1.3 var(--display)}
.shelf .what b{color:var(--primary)}
.shelf .note{font-size:1rem;margin-block-start:.4rem}
.shelf .price{margin-block-start:auto;padding-block-start:1.2rem;font:800 clamp(1.7rem,4vw,2.2rem)/1.1 var(--display);color:var(--primary)}
.why{background:var(--primary);color:#fff;padding-block:clamp(3rem,8vw,6rem);margin-block-start:clamp(2rem,5vw,4rem)}
.why h2{color:#fff;font-size:1.25rem;letter-spacing:0}
.why p{font:700 clamp(1.45rem,3.6vw,2.5rem)/1.3 var(--display);letter-spacing:-.01em;max-inline-size:58rem}
.why p+p{margin-block-start:1rem}
.how,.story,.other{padding-block:clamp(2.5rem,6vw,4.5rem) 0}
.steps{counter-reset:s;display:grid;gap:1.1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,16rem),1fr))}
.steps li{counter-increment:s;border-radius:1.5rem;background:var(--tint);padding:1.5rem}
.steps li::before{content:counter(s);display:grid;place-items:center;inline-size:2.7rem;block-size:2.7rem;border-radius:50%;background:var(--accent);color:var(--onAccent);font:800 1.2rem/1 var(--display);margin-block-end:1rem}
.single,.story p,.other p{font-size:1.2rem;max-inline-size:46rem}
.story p+p,.other p+p{margin-block-start:.7rem}
.practical{padding-block:clamp(2.5rem,6vw,4.5rem)}
.facts{display:grid;gap:1.1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,18rem),1fr))}
.facts li{display:flex;gap:1.1rem;padding:1.4rem;border:2px solid var(--line);border-radius:1.5rem}
.facts svg{inline-size:2.9rem;block-size:2.9rem;padding:.65rem;border-radius:.9rem;background:var(--wash);color:var(--deep)}
.facts h3{font-size:1.15rem;margin-block-end:.2rem;letter-spacing:-.01em}
.call{padding-block-end:clamp(2rem,5vw,4rem)}
.call .box{background:var(--deep);color:#fff;--focus:var(--glow);border-radius:clamp(1.5rem,4vw,2.5rem);padding:clamp(2.2rem,6vw,4.5rem) clamp(1.4rem,5vw,4.2rem)}
.call h2{color:#fff;margin-block-end:.7rem}
.lead{font-size:1.2rem;margin-block-end:1.7rem}
.ways a{background:#fff;color:var(--ink);border-radius:1rem;padding:.8rem 1.4rem}
.ways li:first-child a{background:var(--accent);color:var(--onAccent)}
.also{margin-block-start:1.3rem}
.foot{padding-block:0 2.2rem;font-weight:700}
@media (min-width:48rem){.hero .wide{grid-template-columns:1.45fr 1fr}}
`;

const good = (item: OfferView): Html =>
  html`<li>${part.offerLabel(item)}${part.offerNote(item)}${part.offerPrice(item)}</li>`;

/** The first thing sold and its price, if both are short enough to be read in passing. */
function sticker({ offer }: SiteModel): Html | false {
  const item = offer?.items.find(
    (entry) => 'price' in entry && entry.label.length <= 28 && (entry.price?.length ?? 99) <= 16,
  );
  if (item === undefined || !('price' in item)) return false;
  return html`<p class="sticker">
    <small dir="auto">${item.label}</small><b><bdi>${item.price}</bdi></b>
  </p>`;
}

/** A stall under its awning: for shops, and for those whose trade is not known. Loud, plain, one card a good. */
export const market: Design = {
  faces: facesOf(
    'Bricolage Grotesque',
    import.meta.resolve('@fontsource/bricolage-grotesque/unicode.json'),
    400,
    700,
    800,
  ),
  families: { display: 'Bricolage Grotesque', text: 'Bricolage Grotesque' },
  css,
  body: (model, kit) => html`
    ${part.topBar(model, kit)}
    <main id="main">
      <section class="hero">
        <div class="wide">
          <div class="words">${part.heading(model)} ${part.mainButton(model, kit)}</div>
          <div class="stall">${kit.art}${sticker(model)}</div>
        </div>
      </section>
      ${
        model.offer &&
        part.section(
          'goods',
          model.offer.title,
          html`<ul class="shelf">
            ${model.offer.items.map(good)}
          </ul>`,
        )
      }
      ${model.difference && part.section('why', model.difference.title, part.paragraphs(model.difference))}
      ${model.steps && part.section('how', model.steps.title, part.stepList(model.steps))}
      ${model.about && part.section('story', model.about.title, part.paragraphs(model.about))}
      ${part.otherParts(model)} ${part.practical(model, kit)}
      ${part.callPart(model, kit)}${part.handBar(model, kit)}
    </main>
    ${part.foot(model, kit)}
  `,
};
