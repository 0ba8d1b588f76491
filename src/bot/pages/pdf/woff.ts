import { inflateSync } from 'node:zlib';

/**
 * The plain font (SFNT) inside a WOFF 1 file (W3C, WOFF File Format 1.0, 3 and 4). fontkit reads WOFF too, but unpacks
 * a table each time it looks into it: a page of text would take four times as long.
 */
export function unpackWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const head = Buffer.alloc(12 + 16 * count);
  const power = 2 ** Math.floor(Math.log2(count));
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(power * 16, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE((count - power) * 16, 10);
  const parts: Buffer[] = [head];
  let offset = head.length;
  for (let table = 0; table < count; table++) {
    const entry = 44 + 20 * table;
    const [start, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(entry + field)) as [
      number,
      number,
      number,
    ];
    const stored = woff.subarray(start, start + packed);
    const bytes = packed < length ? inflateSync(stored) : stored;
    const slot = 12 + 16 * table;
    woff.copy(head, slot, entry, entry + 4);
    woff.copy(head, slot + 4, entry + 16, entry + 20);
    head.writeUInt32BE(offset, slot + 8);
    head.writeUInt32BE(length, slot + 12);
    const padding = Buffer.alloc((4 - (length % 4)) % 4);
    parts.push(bytes, padding);
    offset += length + padding.length;
  }
  return Buffer.concat(parts);
}
