import { pictureFor } from '../../../agents/logo/icons.ts';
import type { Brief } from '../../../coaching/brief.ts';
import { sectors } from '../../../coaching/sectors.ts';
import type { Speech } from '../../../coaching/speech.ts';
import { dataOf, templateData } from '../brief/data.ts';
import { Html, html, safeJson, styleSheet } from '../html.ts';
import { picture } from '../icons.ts';
import type { Page } from '../respond.ts';
import { siteStyle } from './base-style.ts';
import { designFor } from './designs/index.ts';
import { enclosedFonts, linkedFonts } from './fonts.ts';
import { siteModel } from './model.ts';
import { tonesOf } from '../tones.ts';
import { directionOf } from '../direction.ts';

/** `preview`: as Griot serves it. `file`: as it lies in a folder of the owner's, whole by itself and free to be found. */
export type Edition = 'preview' | 'file';

/** Data for search engines. It is no script: nothing in it can end the element or begin another. */
const dataBlock = (data: Record<string, unknown>): Html =>
  new Html(`<script type="application/ld+json">${safeJson(data)}</script>`);

/** The site of a brief: one page in the chosen design, with what the owner stated. */
export function sitePage(brief: Brief, speech: Speech, edition: Edition): Page {
  const model = siteModel(brief, speech);
  const design = designFor(dataOf(brief.template_selection, templateData)?.template);
  const known = sectors.get(brief.sector?.key ?? '');
  const body = design.body(model, { speech, art: picture(pictureFor(known?.key)) });
  const fonts =
    edition === 'file' ? enclosedFonts(design.faces, body.text) : linkedFonts(design.faces, '../../fonts/');
  const tones = tonesOf(model.colours.primary, model.colours.accent);
  const css = siteStyle(design, tones, fonts);
  const page = html`<!doctype html>
    <html lang="${model.language}" dir="${directionOf(model.language)}">
      <head>
        <meta charset="utf-8" />
        <title>${model.head.title}</title>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="description" content="${model.head.description}" />
        <meta name="theme-color" content="${tones.primary}" />
        <meta property="og:title" content="${model.head.title}" />
        <meta property="og:description" content="${model.head.description}" />
        ${edition === 'preview' && html`<meta name="robots" content="noindex,nofollow" />`}
        ${model.logo && html`<link rel="icon" type="image/svg+xml" href="${model.logo.small}" />`}
        ${styleSheet(css)}${model.head.jsonLd && dataBlock(model.head.jsonLd)}
      </head>
      <body ${model.ways.length > 0 && html`class="has-ways"`}>
        <a class="skip" href="#main">${speech.text('site:skip')}</a>
        ${body}
      </body>
    </html>`;
  return { css, text: page.text };
}
