import { promisify } from 'node:util';
import { zip, type AsyncZippable } from 'fflate';
import { stored, type Found, type StoredName } from '../found.ts';
import { safeJson } from '../html.ts';
import { sitePage } from './page.ts';

const utf8 = new TextEncoder();
const compress = promisify<AsyncZippable, Uint8Array>(zip);

/** Without directions, the plain lines of a note that any editor opens. */
function readme({ brief, speech }: Found, name: string): string {
  const date = new Intl.DateTimeFormat(speech.language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(brief.created_at),
  );
  const plain = name.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
  const title = speech.text('site:readme.title', { name: plain });
  const lines = (['index', 'logo', 'data', 'publish', 'yours'] as const).map((line) =>
    speech.text(`site:readme.${line}`),
  );
  return [title, speech.text('site:readme.made', { date }), ...lines].join('\r\n\r\n') + '\r\n';
}

/** The site as a folder that opens from any disk, zipped. `read`: a file that the agents made. */
export async function siteZip(
  found: Found,
  read: (file: StoredName) => Promise<Uint8Array | undefined>,
): Promise<Uint8Array> {
  const { brief, speech } = found;
  const name = brief.business_name ?? speech.text('site:unnamed');
  const files: AsyncZippable = {
    'index.html': utf8.encode(sitePage(brief, speech, 'file').text),
    'brief.json': utf8.encode(safeJson(brief)),
    'readme.txt': utf8.encode(readme(found, name)),
  };
  for (const logo of Object.keys(stored) as StoredName[]) {
    const bytes = await read(logo);
    if (bytes) files[logo] = bytes;
  }
  return compress(files);
}
