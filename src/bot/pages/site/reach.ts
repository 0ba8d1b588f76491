import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import type { Brief } from '../../../coaching/brief.ts';
import { mailHref, phoneHref } from '../html.ts';

/** One way to reach a business: an address that an app of the visitor's phone opens. */
export interface Way {
  kind: 'whatsapp' | 'phone' | 'email';
  href: string;
  /** The number or address, as its owner wrote it. */
  shown: string;
}

const whatsapp = /whats?\s*app/iu;

/** WhatsApp's address of a number; undefined where the number's country is not known, since it may be any. */
function whatsappHref(phone: string, country: string | null): string | undefined {
  const parsed = parsePhoneNumberFromString(phone, (country ?? undefined) as CountryCode | undefined);
  return parsed?.isPossible() ? `https://wa.me/${parsed.number.slice(1)}` : undefined;
}

/** How a visitor can reach the business, the way that its owner prefers first. */
export function waysOf({ contact, location }: Brief): Way[] {
  const { phones, emails, channels } = contact;
  const chats = channels.some((channel) => whatsapp.test(channel));
  const [phone] = phones;
  const chat = chats && phone !== undefined && whatsappHref(phone, location?.country ?? null);
  return [
    ...(chat ? [{ kind: 'whatsapp' as const, href: chat, shown: phone }] : []),
    ...phones.map((shown) => ({ kind: 'phone' as const, href: phoneHref(shown), shown })),
    ...emails.map((shown) => ({ kind: 'email' as const, href: mailHref(shown), shown })),
  ];
}

/** Channels that no way stands for, such as a shop or a page on Instagram. */
export const otherChannels = ({ contact }: Brief, ways: readonly Way[]): string[] =>
  contact.channels.filter(
    (channel) => !(whatsapp.test(channel) && ways.some(({ kind }) => kind === 'whatsapp')),
  );
