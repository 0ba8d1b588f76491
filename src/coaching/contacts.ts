import type { Brief } from './brief.ts';
import { read } from './rules/reading.ts';
import { sentencesOf } from './rules/sentences.ts';

const email = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** Ways to reach a business that have a name of their own, in any spelling. */
const named =
  /(?<![\p{L}\p{N}])(?:whats?\s?app|instagram|insta|facebook|tik\s?tok|telegram|messenger|youtube|signal|snapchat|linkedin|واتساب|website|site web)(?![\p{L}\p{N}])/giu;
/** Places of sale, which are a way to reach it only where somebody orders or calls. */
const places =
  /(?<![\p{L}\p{N}])(?:boutique|magasin|atelier|salon|kiosque|shop|store|workshop|workroom|kiosk|stall|loja|oficina|salão|banca|bancada|duka(?:ni)?)(?![\p{L}\p{N}])/giu;

/** How a business can be reached, as its owner wrote it: each number, address and channel once. */
export function findContacts(text: string): Brief['contact'] {
  const phones = read(text).figures.filter(({ kind }) => kind === 'phone');
  return {
    phones: unique(
      phones.map(({ text: phone }) => phone.trim()),
      (phone) => phone.replace(/\D/gu, ''),
    ),
    emails: unique(text.match(email) ?? [], lower),
    channels: unique(sentencesOf(text.replace(email, ' ')).flatMap(channelsIn), (channel) =>
      lower(channel).replace(/\s/gu, ''),
    ),
  };
}

function channelsIn(sentence: string): string[] {
  const media = sentence.match(named) ?? [];
  const reading = read(sentence);
  const reaches =
    media.length > 0 || reading.has('buying') || reading.figures.some(({ kind }) => kind === 'phone');
  return reaches ? [...media, ...(sentence.match(places) ?? [])] : media;
}

const lower = (text: string): string => text.toLowerCase();

/** Each entry as it was written first; `key` says which are the same. */
const unique = (entries: readonly string[], key: (entry: string) => string): string[] =>
  entries.filter((entry, index) => entries.findIndex((other) => key(other) === key(entry)) === index);
