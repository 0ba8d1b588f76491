import type { Speech } from '../../../coaching/speech.ts';
import { stored } from '../found.ts';
import { html, type Html } from '../html.ts';
import { icon, type IconName } from '../icons.ts';
import { card } from './parts.ts';

const link = (address: string, sign: IconName, text: string): Html =>
  html`<a href="${address}">${icon(sign)}<span>${text}</span></a>`;

/** What an owner looks for first, as large buttons. */
export const actions = (token: string, speech: Speech): Html =>
  html`<nav class="actions" aria-label="${speech.text('brief:actions.label')}">
    ${link(`${token}/site`, 'site', speech.text('brief:actions.site'))}
    ${link(`${token}/brief.pdf`, 'pdf', speech.text('brief:actions.pdf'))}
    ${link(`${token}/contact.vcf`, 'card', speech.text('brief:actions.card'))}
    ${link(`${token}/site.zip`, 'zip', speech.text('brief:actions.zip'))}
  </nav>`;

/** All that can be taken away. `logoFiles`: those that were made. */
export function takeAway(token: string, logoFiles: readonly string[], speech: Speech): Html {
  const files = [
    'site',
    'brief.pdf',
    'site.zip',
    'contact.vcf',
    ...Object.keys(stored).filter((file) => logoFiles.includes(file)),
    'qr.png',
    'brief.json',
  ];
  const items = files.map(
    (file) =>
      html`<li><a href="${token}/${file}">${speech.text(`brief:files.${file.replace('.', '_')}`)}</a></li>`,
  );
  return card(
    speech.text('brief:files.title'),
    html`<ul class="files">
      ${items}
    </ul>`,
  );
}

/** The page's address for another phone to read. */
export const qrCard = (token: string, speech: Speech): Html =>
  card(
    speech.text('brief:share.title'),
    html`<img
        class="qr"
        src="${token}/qr.svg"
        width="200"
        height="200"
        alt="${speech.text('brief:share.qr')}"
      />
      <p>${speech.text('brief:share.text')}</p>`,
  );
