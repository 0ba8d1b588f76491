import type { Brief } from '../../../coaching/brief.ts';
import type { Speech } from '../../../coaching/speech.ts';
import { directionOf } from '../direction.ts';
import { html, styleSheet, type Html } from '../html.ts';
import type { Page } from '../respond.ts';
import { dataOf, logoData } from './data.ts';
import * as found from './findings.ts';
import { actions, qrCard, takeAway } from './share.ts';
import { contact, offer, short, statement } from './statements.ts';
import { strength } from './strength.ts';
import { briefStyle } from './style.ts';

const slate = { primary: '#334155', accent: '#cbd5e1' };

function whole(language: string, title: string, css: string, body: Html, icon: Html | false): Page {
  const page = html`<!doctype html>
    <html lang="${language}" dir="${directionOf(language)}">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex,nofollow" />
        <meta name="referrer" content="no-referrer" />
        ${icon}${styleSheet(css)}
      </head>
      <body>
        ${body}
      </body>
    </html>`;
  return { css, text: page.text };
}

function masthead(brief: Brief, name: string, token: string, hasLogo: boolean, speech: Speech): Html {
  const where = [brief.sector?.name, brief.location?.text].filter(Boolean);
  const made = new Intl.DateTimeFormat(speech.language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(brief.created_at),
  );
  const alt = speech.text('brief:page.logo', { name });
  return html`<header class="mast">
    <div class="wide">
      ${hasLogo && html`<img src="${token}/logo.svg" width="144" height="144" alt="${alt}" />`}
      <div>
        <p class="kicker">${speech.text('brief:page.kicker')}</p>
        <h1 dir="auto">${name}</h1>
        <p class="where">${where.map((text, at) => html`${at > 0 && ' · '}<bdi>${text}</bdi>`)}</p>
        <p class="date">${speech.text('brief:page.made', { date: made })}</p>
      </div>
      ${actions(token, speech)}
    </div>
  </header>`;
}

/** A brief for its owner's eyes, in the brief's language. `token` is the last part of its address. */
export function briefPage(brief: Brief, token: string, speech: Speech): Page {
  const name = brief.business_name ?? speech.text('brief:page.unnamed');
  const logo = dataOf(brief.logo_creation, logoData);
  const files = logo?.files ?? [];
  const hasLogo = files.includes('logo.svg');
  const { primary, accent } = logo?.colours ?? slate;
  const icon = hasLogo && html`<link rel="icon" type="image/svg+xml" href="${token}/logo.svg" />`;
  const statements = (['vision', 'mission', 'target_audience', 'differentiation'] as const).map((field) =>
    statement(brief, field, speech),
  );
  const body = html`${masthead(brief, name, token, hasLogo, speech)}
    <main class="wide">
      <div class="stated">
        ${short(brief, speech)}
        <div class="four">${statements}</div>
        ${offer(brief, speech)}${contact(brief, speech)}
      </div>
      <div class="beside">${strength(brief, speech)}</div>
      <div class="made">
        ${found.content(brief, token, speech)}${found.template(brief, speech)}
        ${found.seo(brief, speech)}${found.research(brief, speech)} ${found.logo(brief, token, name, speech)}
      </div>
      <div class="beside">${takeAway(token, files, speech)}${qrCard(token, speech)}</div>
    </main>
    <footer class="wide">
      <p>${speech.text('brief:page.foot')}</p>
    </footer>`;
  return whole(
    brief.language,
    speech.text('brief:page.title', { name }),
    briefStyle(primary, accent),
    body,
    icon,
  );
}

/** What is shown at an address under which there is no brief. */
export function notFoundPage(speech: Speech): Page {
  const title = speech.text('brief:not-found.title');
  const text = html`<p>${speech.text('brief:not-found.text')}</p>`;
  const body = html`<header class="mast">
      <div class="wide"><h1>${title}</h1></div>
    </header>
    <main class="wide"><section class="card">${text}</section></main>`;
  return whole(speech.language, title, briefStyle(slate.primary, slate.accent), body, false);
}
