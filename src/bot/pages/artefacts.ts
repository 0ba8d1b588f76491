import type { Brief } from '../../coaching/brief.ts';
import type { Files } from '../../persistence/ports.ts';
import { safeJson } from './html.ts';
import { briefPdf } from './pdf/brief-pdf.ts';
import { qrPicture, qrSvg } from './qr.ts';
import { isStored, stored, type Found, type StoredName } from './found.ts';
import type { Artefact } from './respond.ts';
import { siteZip } from './site/zip.ts';
import { contactCard } from './vcard.ts';

/** A name for a file of the business: Latin letters, digits and hyphens, safe in any header and on any disk. */
function fileName(brief: Brief, ending: string): string {
  const name = (brief.business_name ?? '')
    .normalize('NFD')
    .slice(0, 200)
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, 60)
    .replace(/^-|-$/gu, '');
  return `${name || 'griot'}.${ending}`;
}

/** What lies beside a brief's page under `name`, made now; undefined where there is no such thing. */
export async function artefactOf(
  name: string,
  found: Found,
  files: Pick<Files, 'read'>,
): Promise<Artefact | undefined> {
  const { brief, address } = found;
  const read = async (file: StoredName): Promise<Uint8Array | undefined> =>
    (await files.read(`${brief.id}/${file}`))?.bytes;
  if (isStored(name)) {
    const body = await read(name);
    return body && { type: stored[name], body };
  }
  switch (name) {
    case 'brief.json':
      return { type: 'application/json; charset=utf-8', body: safeJson(brief) };
    case 'brief.pdf':
      return {
        type: 'application/pdf',
        body: await briefPdf(brief, found.speech, await read('logo-512.png')),
        name: fileName(brief, 'pdf'),
      };
    case 'site.zip':
      return {
        type: 'application/zip',
        body: await siteZip(found, read),
        name: fileName(brief, 'zip'),
        download: true,
      };
    case 'contact.vcf':
      return {
        type: 'text/vcard; charset=utf-8',
        body: contactCard(brief),
        name: fileName(brief, 'vcf'),
      };
    case 'qr.svg':
      return { type: 'image/svg+xml', body: qrSvg(address) };
    case 'qr.png':
      return { type: 'image/png', body: await qrPicture(address) };
    default:
      return undefined;
  }
}
