import type { Brief } from '../../coaching/brief.ts';

/** Control characters and those that turn the direction of what follows: none belongs in a value. */
const unwanted = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
/** More than a phone keeps of a name. */
const longest = 250;

/** A text as a value (RFC 2426, 2.4.2 and 5): in one line, its separators and backslashes escaped. */
function value(text: string): string {
  const plain = text.toWellFormed().replace(/\s+/gu, ' ').replace(unwanted, '').trim();
  return [...plain]
    .slice(0, longest)
    .join('')
    .replace(/[\\;,]/gu, (character) => `\\${character}`);
}

/** A line of at most 75 bytes, continued by a space at the beginning of the next (RFC 2426, 2.6). */
function folded(line: string): string {
  const lines: string[] = [];
  let open = '';
  let bytes = 0;
  for (const character of line) {
    const length = Buffer.byteLength(character);
    if (bytes + length > 75) {
      lines.push(open);
      open = ' ';
      bytes = 1;
    }
    open += character;
    bytes += length;
  }
  return [...lines, open].join('\r\n');
}

/** Only what a phone can dial. */
const dialled = (phone: string): string => phone.replace(/[^\d+*# ]/gu, '').trim();

/** What an address may hold; anything else is no address, and is left out. */
const isAddress = (email: string): boolean => /^[^\s@<>(),:;"\\]{1,64}@[^\s@<>(),:;"\\]{1,190}$/u.test(email);

/**
 * The business as a contact, vCard 3.0: the version that every phone takes. It does not name the brief's page, whose
 * address is for its owner to give.
 */
export function contactCard(brief: Brief): string {
  const { contact, sector, location } = brief;
  const name = value(brief.business_name ?? sector?.name ?? '') || 'Griot';
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `FN:${name}`,
    `N:${name};;;;`,
    `ORG:${name}`,
    ...(sector ? [`TITLE:${value(sector.name)}`] : []),
    ...contact.phones
      .map(dialled)
      .filter(Boolean)
      .map((phone) => `TEL;TYPE=WORK,VOICE:${phone}`),
    ...contact.emails.filter(isAddress).map((email) => `EMAIL;TYPE=INTERNET:${value(email)}`),
    ...(location ? [`ADR;TYPE=WORK:;;;${value(location.text)};;;`] : []),
    ...(brief.value_proposition ? [`NOTE:${value(brief.value_proposition)}`] : []),
    'END:VCARD',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}
