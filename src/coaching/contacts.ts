import type { Brief } from './brief.ts';
import { read } from './rules/reading.ts';

const email = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** Ways to reach a business that have a name of their own, in any spelling. */
const channels =
  /(?<![\p{L}\p{N}])(?:whats?\s?app|instagram|insta|facebook|tik\s?tok|telegram|messenger|youtube|signal|snapchat|linkedin|site web|website|boutique|magasin|atelier|shop|store|workshop|workroom|loja|oficina)(?![\p{L}\p{N}])/giu;

/** How a business can be reached, as its owner wrote it: each number, address and channel once. */
export function findContacts(text: string): Brief['contact'] {
  const phones = read(text).figures.filter(({ kind }) => kind === 'phone');
  const bare = text.replace(email, ' ');
  return {
    phones: unique(
      phones.map(({ text: phone }) => phone.trim()),
      (phone) => phone.replace(/\D/gu, ''),
    ),
    emails: unique(text.match(email) ?? [], lower),
    channels: unique(bare.match(channels) ?? [], lower),
  };
}

const lower = (text: string): string => text.toLowerCase();

/** Each entry as it was written first; `key` says which are the same. */
const unique = (entries: readonly string[], key: (entry: string) => string): string[] =>
  entries.filter((entry, index) => entries.findIndex((other) => key(other) === key(entry)) === index);
