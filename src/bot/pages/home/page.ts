import { languages, type Speech } from '../../../coaching/speech.ts';
import { stageNames } from '../../../coaching/stages.ts';
import { html, styleSheet, type Html } from '../html.ts';
import type { Page } from '../respond.ts';
import { homeStyle } from './style.ts';

/** Addresses of published files, each with a slash at its end. */
type Folders = Readonly<Record<'webChat' | 'client' | 'font', string>>;

const languageName = (language: string): string => {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language)!;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
};

const languageSwitch = (speech: Speech): Html =>
  html`<nav aria-label="${speech.text('home:language')}">
    ${languages.map(
      (language) =>
        html`<a
          href="?locale=${language}"
          lang="${language}"
          hreflang="${language}"
          ${language === speech.language && html`aria-current="page"`}
          >${languageName(language)}</a
        >`,
    )}
  </nav>`;

const introduction = (speech: Speech, client: string): Html =>
  html`<header>
    <div class="bar">
      <p class="name"><img src="${client}mark.svg" width="36" height="36" alt="" />Griot</p>
      ${languageSwitch(speech)}
    </div>
    <h1>${speech.text('home:headline')}</h1>
    <p class="lead">${speech.text('home:lead')}</p>
    <div class="more">
      <ol>
        ${stageNames.map(
          (stage) =>
            html`<li>
              <b>${speech.text(`dialogs:titles.${stage}`)}</b> ${speech.text(`home:stages.${stage}`)}
            </li>`,
        )}
        <li class="last"><b>${speech.text('home:result.title')}</b> ${speech.text('home:result.text')}</li>
      </ol>
      <p class="kept">${speech.text('home:kept')}</p>
      <p class="griot">${speech.text('home:griot')}</p>
    </div>
  </header>`;

/** The page in one language. The chat's script fills `#chat`; its words for when it cannot are there, hidden. */
export function homePage(speech: Speech, folders: Folders): Page {
  const { webChat, client, font } = folders;
  const css = homeStyle(client, font);
  const page = html`<!doctype html>
    <html lang="${speech.language}">
      <head>
        <meta charset="utf-8" />
        <title>${speech.text('home:title')}</title>
        <meta
          name="viewport"
          content="width=device-width,initial-scale=1,interactive-widget=resizes-content"
        />
        <meta name="description" content="${speech.text('home:lead')}" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#232a55" />
        <link rel="icon" type="image/svg+xml" href="${client}mark.svg" />
        <link
          rel="preload"
          as="font"
          type="font/woff2"
          href="${font}bricolage-grotesque-latin-700-normal.woff2"
          crossorigin
        />
        ${styleSheet(css)}
        <link rel="preload" as="script" href="${webChat}webchat-minimal.js" id="web-chat" />
        <link rel="modulepreload" href="${client}look.js" />
        <link rel="modulepreload" href="${client}markdown.js" />
        <link rel="modulepreload" href="${client}visitor.js" />
        <script type="module" src="${client}chat.js"></script>
      </head>
      <body>
        ${introduction(speech, client)}
        <main>
          <div id="chat" data-speak="${speech.text('home:speak')}">
            <p class="coming" role="status">${speech.text('home:coming')}</p>
          </div>
          <div id="trouble" role="alert" hidden>
            <p>${speech.text('home:trouble.text')}</p>
            <button type="button">${speech.text('home:trouble.again')}</button>
          </div>
          <noscript>${speech.text('home:noscript')}</noscript>
        </main>
      </body>
    </html>`;
  return { css, text: page.text };
}
