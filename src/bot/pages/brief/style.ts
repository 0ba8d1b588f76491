import { iconStyle } from '../icons.ts';
import { lightOn, tonesOf } from '../tones.ts';

const night = { ground: '#15171b', paper: '#1e2127' };

const rules = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;color-scheme:light dark}
body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic",sans-serif;overflow-wrap:anywhere}
h1,h2,h3,p,ul,ol{margin:0;padding:0}
ul,ol{list-style:none}
a{color:var(--link)}
img{display:block;max-inline-size:100%}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:.3rem}
.wide{max-inline-size:70rem;margin-inline:auto;padding-inline:clamp(1rem,3vw,2rem)}
.mast{background:var(--deep);color:#fff;padding-block:clamp(1.5rem,4vw,3rem) clamp(4.5rem,8vw,6rem)}
.mast :focus-visible{outline-color:#fff}
.mast .wide{display:grid;grid-template-columns:auto 1fr;gap:1.2rem clamp(1.1rem,3vw,2rem);align-items:center}
.mast img{inline-size:clamp(5.6rem,22vw,9.5rem);block-size:auto;border-radius:22%;background:#fff}
.mast .wide>div:first-child,.actions{grid-column:1/-1}
.kicker{font-size:.85rem;font-weight:700;color:var(--glow)}
h1{font-size:clamp(1.7rem,6.4vw,3.1rem);line-height:1.1;letter-spacing:-.022em;margin-block:.15rem .35rem;text-wrap:balance}
.where{font-weight:550}
.date{font-size:.9rem;color:#fffc}
.actions{display:grid;grid-template-columns:1fr 1fr;gap:.6rem;margin-block-start:.4rem}
.actions a{display:flex;align-items:center;gap:.65rem;min-block-size:3.2rem;padding:.5rem .9rem;border-radius:.9rem;background:#ffffff1f;color:#fff;text-decoration:none;font-weight:600;line-height:1.25}
.actions a:hover{background:#ffffff38}
.actions a:first-child{background:#fff;color:#1d2026}
main{display:grid;gap:1rem;margin-block-start:clamp(-3.6rem,-5vw,-3rem)}
.stated,.beside,.made{display:grid;gap:1rem;align-content:start;min-inline-size:0}
.four{display:grid;gap:1rem}
.card{background:var(--paper);border:1px solid var(--line);border-radius:1.25rem;padding:clamp(1.15rem,3vw,1.6rem);min-inline-size:0}
h2{font-size:1.02rem;line-height:1.3;color:var(--link);margin-block-end:.45rem}
h3{font-size:.95rem;font-weight:700;margin-block:1.1rem .25rem}
.said{font-size:1.12rem;line-height:1.5}
.short{border-block-start:.4rem solid var(--accent)}
.short .said{font-size:clamp(1.2rem,3.4vw,1.5rem);line-height:1.4;font-weight:550;letter-spacing:-.008em;text-wrap:pretty}
.from{display:flex;flex-wrap:wrap;gap:.15rem .9rem;font-size:.875rem;color:var(--soft);margin-block-start:.75rem}
.from .yes{color:var(--good);font-weight:600}
.from .icon{inline-size:1.15em;block-size:1.15em;stroke-width:3;margin-inline-end:.3em}
.empty{color:var(--soft);font-style:italic}
details{margin-block-start:.7rem;font-size:.95rem}
summary{cursor:pointer;color:var(--link);font-weight:600;padding-block:.35rem}
details p{border-inline-start:3px solid var(--accent);padding-inline-start:.9rem;white-space:pre-line}
.offers li{display:grid;grid-template-columns:1fr auto;gap:.1rem 1rem;padding-block:.75rem;border-block-start:1px solid var(--line);align-items:baseline}
.offers li:first-child{border-block-start:0;padding-block-start:.2rem}
.offers span{font-weight:600}
.offers span:only-child{grid-column:1/-1}
.offers b{color:var(--link);font-size:1.12rem;font-variant-numeric:tabular-nums;text-align:end}
.offers small{grid-column:1;color:var(--soft);font-size:.95rem}
.terms{color:var(--soft);font-size:.95rem;border-block-start:1px solid var(--line);padding-block-start:.75rem}
.reach{display:flex;flex-wrap:wrap;gap:.6rem;margin-block:.2rem .7rem}
.reach a{display:inline-flex;align-items:center;gap:.6rem;min-block-size:2.9rem;padding:.5rem 1.1rem;border-radius:.9rem;background:var(--primary);color:#fff;text-decoration:none;font-weight:650;font-variant-numeric:tabular-nums}
.scores{display:grid;gap:1rem}
.scores h3{margin-block:0 .35rem}
.scores p{font-size:.95rem;color:var(--soft)}
.bar{display:grid;grid-template-columns:repeat(8,1fr);gap:.22rem;margin-block-end:.4rem}
.bar i{block-size:.5rem;border-radius:.25rem;background:var(--rest)}
.bar .on{background:var(--link)}
.ready{margin-block-start:1.2rem;font-weight:600}
.points li{padding-inline-start:1.2rem;position:relative;margin-block-start:.4rem}
.points li::before{content:"";position:absolute;inset-inline-start:.1rem;inset-block-start:.6em;inline-size:.5rem;block-size:.5rem;border-radius:50%;background:var(--accent);box-shadow:0 0 0 1px #0002}
.note{background:var(--hint);border-radius:.8rem;padding:.65rem .9rem;margin-block-start:.6rem;font-size:.95rem}
.sources{padding-inline-start:1.4rem;list-style:decimal}
.sources li{margin-block-start:.3rem}
sup{font-size:.75em;color:var(--soft)}
.screen{display:block;border:1px solid var(--line);border-radius:1rem;overflow:hidden;text-decoration:none;color:inherit;padding:2.4rem 1.2rem 1.3rem;background:radial-gradient(circle at 1.1rem .85rem,var(--rest) .26rem,#0000 .3rem),radial-gradient(circle at 2rem .85rem,var(--rest) .26rem,#0000 .3rem),radial-gradient(circle at 2.9rem .85rem,var(--rest) .26rem,#0000 .3rem),linear-gradient(var(--line) 1.7rem,#0000 0)}
.screen:hover{border-color:var(--link)}
.screen strong{display:block;font-size:1.5rem;line-height:1.15;letter-spacing:-.018em;margin-block-end:.35rem}
.screen span{display:block}
.screen em{display:inline-block;font-style:normal;font-weight:650;margin-block-start:1rem;padding:.55rem 1.1rem;border-radius:.8rem;background:var(--primary);color:#fff}
.found{border:1px solid var(--line);border-radius:1rem;padding:.85rem 1.1rem;margin-block-start:.3rem}
.found strong{color:var(--find);font-weight:500;font-size:1.12rem;display:block;line-height:1.3;margin-block-end:.15rem}
.chips{display:flex;flex-wrap:wrap;gap:.4rem;margin-block-start:.4rem}
.chips li{background:var(--ground);border-radius:99rem;padding:.2rem .8rem;font-size:.95rem}
.chips .open{background:none;box-shadow:inset 0 0 0 1px var(--line);color:var(--soft)}
.mark{border-radius:1.2rem;background:#fff;margin-block:.3rem .2rem}
.files li+li{border-block-start:1px solid var(--line)}
.files a{display:block;padding-block:.65rem}
.qr{background:#fff;border-radius:.8rem;margin-block:.3rem .8rem}
footer{color:var(--soft);font-size:.9rem;padding-block:1.6rem 3rem}
:lang(ar) *{letter-spacing:0!important;font-style:normal}
@media (min-width:40rem){.actions{grid-template-columns:repeat(4,auto);justify-content:start}}
@media (min-width:58rem){main{grid-template-columns:minmax(0,1fr) 20.5rem;gap:1.2rem}.stated,.beside,.made,.four{gap:1.2rem}.stated,.made{grid-column:1}.beside{grid-column:2;grid-row:1}.made~.beside{grid-row:2}.beside{position:sticky;inset-block-start:1.2rem;align-self:start}.four{grid-template-columns:1fr 1fr}}
@media print{
@page{size:A4;margin:14mm}
html{font-size:9.5pt;color-scheme:light}
body{background:#fff}
.wide{max-inline-size:none;padding-inline:0}
.mast{background:none;color:#000;padding-block:0 1rem}
.mast *{color:#000!important}
.actions,.files,.qr,details,.made~.beside,.screen em,footer{display:none}
main{display:block;margin:0}
.stated,.beside,.made,.four{display:block;position:static}
.card{border:0;border-block-start:1px solid #bbb;border-radius:0;padding:.6rem 0;break-inside:avoid}
.reach a{background:none;color:#000;padding:0;min-block-size:0}
}
`.replaceAll('\n', '');

/** The brief's style sheet in the business's own two colours, each `#rrggbb`, by day and by night. */
export function briefStyle(primary: string, accent: string): string {
  const tones = tonesOf(primary, accent);
  const shared = `--primary:${tones.primary};--accent:${accent};--deep:${tones.deep};--glow:${tones.glow}`;
  const day = `--link:${tones.primary};--ink:#1d2026;--soft:#555c69;--line:#e3e5ea;--rest:#d3d7de;--paper:#fff;--ground:#f4f4f2;--hint:#fff6df;--good:#17713f;--find:#1a0dab`;
  const dark = `--link:${lightOn(primary, night.paper)};--ink:#e9eaee;--soft:#aab0bb;--line:#343943;--rest:#464c58;--paper:${night.paper};--ground:${night.ground};--hint:#3a3320;--good:#6fd39b;--find:#a9b8ff`;
  return `:root{${shared};${day}}@media screen and (prefers-color-scheme:dark){:root{${dark}}}${iconStyle}${rules}`;
}
