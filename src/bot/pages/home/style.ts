/** For those who listen, a page keeps its heading. */
const unseen =
  'position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap';

/**
 * The page's style sheet, given the addresses of the folders of its pictures and of its font. Its colours are Web
 * Chat's too: see `client/look.js`.
 */
export const homeStyle = (client: string, font: string): string => `
@font-face{font-family:Bricolage;font-weight:700;font-display:optional;src:url(${font}bricolage-grotesque-latin-700-normal.woff2)format("woff2")}
:root{--card:#fffcf6;--field:#fff;--ink:#2b211b;--soft:#6d5f54;--line:#dccdb6;--bubble:#f4e9d8;--clay:#a8401a;--own:#2d3670;--indigo:#232a55;--cream:#fbf1df;--mist:#c9cbe4;--ochre:#f0bc62}
@media (prefers-color-scheme:dark){:root{--card:#1a1512;--field:#241d18;--ink:#f2e8da;--soft:#b5a596;--line:#4a3d33;--bubble:#2d251e;--clay:#f39a6b;--own:#3f4a93;--indigo:#1b2146}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;height:100vh;height:100dvh;display:flex;flex-direction:column;background:var(--card);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
h1,p,ol{margin:0;padding:0}
a:focus-visible,button:focus-visible{outline:3px solid var(--ochre);outline-offset:2px}
header{flex:none;background:var(--indigo);color:var(--cream);padding:.7rem 1rem 1.6rem;position:relative}
header::after{content:"";position:absolute;inset:auto 0 0;height:.8rem;background:url(${client}cloth.svg)0 50%/auto .8rem;opacity:.8}
.bar{display:flex;align-items:center;justify-content:space-between;gap:1rem}
.name{display:flex;align-items:center;gap:.55rem;font:700 1.35rem/1 Bricolage,system-ui,sans-serif;letter-spacing:-.01em}
.name img{display:block}
nav{display:flex;gap:.1rem;font-size:.9rem;margin-inline-end:-.6rem}
nav a{color:var(--mist);text-decoration:none;padding:.65rem .6rem;border-radius:.6rem}
nav a:hover{color:#fff;text-decoration:underline;text-underline-offset:.25em}
nav a[aria-current]{color:var(--ochre);font-weight:600}
h1{font:700 1.35rem/1.12 Bricolage,system-ui,sans-serif;letter-spacing:-.015em;margin-top:.4rem;text-wrap:balance}
.lead{font-size:.92rem;line-height:1.4;color:var(--mist);margin-top:.35rem;text-wrap:pretty}
.more{display:none}
main{flex:1;min-height:0;min-width:0;display:flex;flex-direction:column}
#chat{flex:1;min-height:0;display:flex;flex-direction:column;width:100%;max-width:54rem;margin-inline:auto}
#chat>:not(.coming){flex:1;min-height:0}
.coming{margin:auto;color:var(--soft)}
#chat .webchat__text-content--is-plain{min-height:0;padding-block:.1rem}
#chat .webchat__text-content--is-plain:first-child{padding-top:.7rem}
#chat .webchat__text-content--is-plain:last-child{padding-bottom:.7rem}
#chat .webchat__text-content--is-plain:empty{height:.55rem;padding:0}
#chat .webchat__text-content__markdown p{margin:0}
#chat .webchat__text-content__markdown p+p{margin-top:.4rem}
#chat .webchat__text-content__markdown a{color:var(--clay);display:inline-block;padding:.2rem 0;text-underline-offset:.2em}
#chat .webchat__stacked-layout__attachment:has(img){max-width:252px}
#chat .webchat__suggested-action{font-size:.92rem}
#chat .webchat__suggested-actions__item-box{padding:.2rem}
#chat .webchat__send-box__main{margin:.2rem .58rem .6rem;border:1.5px solid var(--line);border-radius:1.75rem;overflow:hidden;background:var(--field)}
#chat .webchat__send-box__main:focus-within{border-color:var(--clay)}
#chat .webchat__bubble--from-user{--ink:#fff;--clay:#fff}
#trouble{padding:.9rem 1rem;background:var(--bubble);border-top:1px solid var(--line);display:flex;flex-wrap:wrap;gap:.7rem 1rem;align-items:center;justify-content:center}
#trouble[hidden]{display:none}
#trouble p{max-width:40rem}
#trouble button{font:inherit;font-weight:600;color:var(--card);background:var(--clay);border:0;border-radius:1.4rem;padding:.65rem 1.3rem;cursor:pointer}
#chat:has(+#trouble:not([hidden])) .coming{visibility:hidden}
noscript{margin:auto;padding:1rem}
@media (scripting:none){#chat{display:none}}
@media (max-width:59.99rem){.begun header{padding-top:.4rem;padding-bottom:1.15rem}.begun h1{${unseen}}.begun .lead{display:none}}
@media (max-width:59.99rem) and (max-height:30rem){header{padding-top:.2rem;padding-bottom:.9rem}h1{${unseen}}.lead{display:none}}
@media (min-width:40rem){header{padding-inline:1.5rem}h1{font-size:1.7rem}.lead{font-size:1rem}}
@media (min-width:60rem){
body{flex-direction:row}
body::before{content:"";position:fixed;z-index:1;top:0;left:27rem;width:100vh;height:1rem;transform-origin:0 0;transform:rotate(90deg);background:url(${client}cloth.svg)0 50%/auto 1rem;opacity:.8}
header{width:27rem;overflow-y:auto;padding:1.5rem 3.2rem 1.5rem 2.2rem;display:flex;flex-direction:column}
header::after{display:none}
h1{font-size:2.6rem;line-height:1.04;margin-top:auto;padding-top:1.8rem}
.lead{font-size:1.06rem;line-height:1.5;margin-top:1rem}
#chat{padding-inline:1.25rem}
.more{display:block;margin-bottom:auto}
ol{list-style:none;margin-top:1.5rem;counter-reset:stage}
li{text-wrap:balance;counter-increment:stage;position:relative;padding:.3rem 0 .3rem 2.3rem;color:var(--mist);line-height:1.4}
li b{color:var(--cream);font-weight:600}
li::before{content:counter(stage);position:absolute;left:0;top:.28rem;width:1.5rem;height:1.5rem;border-radius:50%;border:1.5px solid var(--ochre);color:var(--ochre);font:600 .82rem/1.35rem system-ui,sans-serif;text-align:center}
li.last::before{content:"✓";background:var(--ochre);color:var(--indigo)}
.kept,.griot{font-size:.9rem;color:var(--mist);margin-top:1.3rem}
.griot{font-style:italic;margin-top:.5rem}
}
`;
