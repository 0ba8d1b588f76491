import { extractText, getDocumentProxy } from 'unpdf';

/** A property of a contact card; its values as they were before they were escaped. */
export interface Property {
  name: string;
  value: string;
  parts: string[];
}

/** Reads a vCard as RFC 2426 says: lines unfolded, then values unescaped. Fails where a line is none. */
export function readCard(text: string): Property[] {
  if (!text.endsWith('\r\n') || /(?<!\r)\n|\r(?!\n)/u.test(text))
    throw new Error('a line does not end in CRLF');
  const long = text.split('\r\n').find((line) => Buffer.byteLength(line) > 75);
  if (long !== undefined) throw new Error(`a line of more than 75 bytes: ${long}`);
  const lines = text.replace(/\r\n /gu, '').trimEnd().split('\r\n');
  return lines.map((line) => {
    const [, name, raw] = /^([A-Z]+)(?:;[A-Z=,]+)?:(.*)$/u.exec(line) ?? [];
    if (name === undefined || raw === undefined) throw new Error(`not a property: ${line}`);
    const parts = raw.split(/(?<!\\)(?:\\\\)*;/u).map((part) => part.replace(/\\(.)/gu, '$1'));
    return { name, value: raw.replace(/\\(.)/gu, '$1'), parts };
  });
}

/** The text of a PDF as a reader of the format finds it, white space made plain. */
export async function readPdf(bytes: ArrayBuffer): Promise<{ pages: number; text: string }> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { totalPages, text } = await extractText(pdf, { mergePages: true });
  return { pages: totalPages, text: text.replace(/\s+/gu, ' ') };
}
