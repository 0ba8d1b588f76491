import { iconStyle } from '../icons.ts';
import type { Design } from './design.ts';
import { arabicFamily } from './fonts.ts';
import type { Tones } from '../tones.ts';

const fallback = `"${arabicFamily}",system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif`;

/** What all designs share: a base for every element, the ways to act, and what each reader's settings ask for. */
const common = `
*,::before,::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:6rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 var(--text);overflow-wrap:anywhere;-webkit-font-smoothing:antialiased}
h1,h2,h3,p,ul,ol,li,blockquote,figure{margin:0;padding:0}
ul,ol{list-style:none}
h1,h2,h3{font-family:var(--display);text-wrap:balance;line-height:1.1}
:is(main,header,footer) *{min-inline-size:0}
h1{hyphens:auto}
p{text-wrap:pretty}
.tagline i{font-style:normal}
.nb{white-space:nowrap}
p[dir]::first-letter,.what::first-letter{text-transform:uppercase}
.what{display:inline-block}
.what.long{font:400 1.1rem/1.5 var(--text)!important;letter-spacing:0!important}
a{color:inherit}
img{display:block;max-inline-size:100%;block-size:auto}
:focus-visible{outline:3px solid var(--focus,var(--primary));outline-offset:3px;border-radius:4px}
.skip{position:absolute;inset-inline-start:1rem;inset-block-start:-6rem;background:var(--deep);color:#fff;padding:.7rem 1rem;border-radius:.5rem;z-index:9}
.skip:focus{inset-block-start:1rem}
.wide{max-inline-size:72rem;margin-inline:auto;padding-inline:clamp(1.15rem,4vw,3rem)}
.top .wide{display:flex;align-items:center;gap:1rem;justify-content:space-between}
.brand{display:flex;align-items:center;gap:.8rem;font-family:var(--display);line-height:1.15;min-inline-size:0}
.brand bdi{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}
.brand img{flex:none}
.button{display:inline-flex;align-items:center;justify-content:center;gap:.6em;min-block-size:3.1rem;padding:.7em 1.5em;background:var(--primary);color:#fff;text-decoration:none;font-weight:700;line-height:1.2;transition:filter .15s,transform .15s}
.button:hover{filter:brightness(1.12)}
.button:active{transform:translateY(1px)}
.top .button{flex:none;font-size:.95rem;min-block-size:2.75rem;padding:.5em 1.15em}
.ways{display:flex;flex-wrap:wrap;gap:.8rem}
.ways a{display:flex;align-items:center;gap:.9rem;text-decoration:none;min-block-size:3.5rem}
.ways small{display:block;font-size:.85rem;line-height:1.3}
.ways bdi{font-weight:700;font-size:1.15rem;font-variant-numeric:tabular-nums}
.price{font-variant-numeric:tabular-nums}
.facts svg{flex:none}
.foot .wide{display:flex;align-items:center;gap:1.2rem;flex-wrap:wrap}
.foot img{border-radius:1rem}
.hand{display:none}
@media (max-width:39.99rem){
.top .button,.hero .button{display:none}
.hand{display:block;position:fixed;z-index:5;inset-inline:0;inset-block-end:0;padding:.7rem 1rem calc(.7rem + env(safe-area-inset-bottom));background:color-mix(in srgb,var(--paper) 88%,transparent);backdrop-filter:blur(8px);border-block-start:1px solid var(--line)}
.hand .button{display:flex;inline-size:100%}
.hero :is(.act,.wide>div)>:last-child{margin-block-end:0}
.has-ways .foot{padding-block-end:6.4rem}
}
:lang(ar) *{letter-spacing:0!important;font-style:normal!important}
:lang(ar) h1,:lang(ar) h2,:lang(ar) h3,:lang(ar) .what{line-height:1.5}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media print{.hand,.skip{display:none}.top{position:static}}
`.replaceAll('\n', '');

/** A design's whole style sheet in a business's colours; `fonts`: its font faces. */
export function siteStyle(design: Design, tones: Tones, fonts: string): string {
  const { display, text } = design.families;
  const variables = Object.entries(tones)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';');
  return (
    `${fonts}:root{${variables};--display:"${display}",${fallback};--text:"${text}",${fallback}}` +
    common +
    iconStyle +
    design.css.replaceAll('\n', '')
  );
}
