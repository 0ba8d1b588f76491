import { sentences } from '../../../agents/prose.ts';
import type { Brief } from '../../../coaching/brief.ts';
import type { Speech } from '../../../coaching/speech.ts';
import { contentData, dataOf, logoData, seoData } from '../brief/data.ts';
import { offerView, type OfferView } from '../offer-view.ts';
import { otherChannels, waysOf, type Way } from './reach.ts';
import { Telling } from './telling.ts';

/** A part of the page. Its texts are sentences; there is at least one. */
export interface Part {
  title: string;
  texts: string[];
}

/** What a site shows, whatever its design. What nothing was said of is absent, and no part is empty. */
export interface SiteModel {
  language: string;
  name: string;
  /** Trade and place, as far as they are known. */
  trade?: string;
  place?: string;
  hero: { title: string; subtitle: string };
  /** How to reach the business, the preferred way first; empty where none was stated. */
  ways: Way[];
  channels: string[];
  /** The words beside the first way, and the heading over them. */
  call: { title: string; text: string };
  offer?: { title: string; items: OfferView[] };
  steps?: Part;
  about?: Part;
  difference?: Part;
  /** Guarantee, delivery, hours and what else a customer wants to know, each with a sign. */
  facts: (Part & { sign: 'shield' | 'truck' | 'clock' | 'info' })[];
  /** Parts of the plan that have no place of their own. */
  others: Part[];
  /** The file that shows the whole logo, and the one that can be read when it is small. */
  logo?: { whole: string; small: string };
  colours: { primary: string; accent: string };
  head: { title: string; description: string; jsonLd?: Record<string, unknown> };
}

/** In characters: four lines on a phone's screen. */
const longestSubtitle = 260;

const neutral = { primary: '#334155', accent: '#cbd5e1' };

/** Sections that list what is sold: a site shows the offer once, under the first one's name. */
const selling = new Set(['products', 'services', 'menu', 'packages', 'price_list', 'courses', 'listings']);
/** Sections that ask the visitor to act. */
const calling = new Set(['order', 'booking', 'quote_request', 'registration', 'visits']);
const factSigns = { guarantee: 'shield', delivery: 'truck', hours_location: 'clock' } as const;
const placed = new Set([...selling, ...calling, ...Object.keys(factSigns), 'hero', 'about', 'how_it_works']);

const part = (title: string, texts: string[]): Part | undefined =>
  texts.length > 0 ? { title, texts } : undefined;

/** What the owner said of their offer besides its entries: how to pay, when, and on what terms. */
function terms(brief: Brief, telling: Telling): string[] {
  const said = sentences(brief.offer_statement ?? '');
  const entries = brief.offer.map(({ text }) => text);
  const isEntry = (sentence: string): boolean =>
    entries.some((entry) => sentence.includes(entry) || entry.includes(sentence.replace(/[.;]\s*$/u, '')));
  const first = said.findIndex(isEntry);
  const reached = [...brief.contact.phones, ...brief.contact.emails, ...brief.contact.channels];
  const saysMore = (sentence: string): boolean =>
    /\p{L}{2}/u.test(reached.reduce((rest, way) => rest.replaceAll(way, ''), sentence));
  return said
    .slice(first + 1)
    .filter((sentence) => !isEntry(sentence) && saysMore(sentence))
    .flatMap((sentence) => telling.fresh(sentence));
}

/** A subtitle that was cut, whole again where the statement that it comes from still fits under a name. */
function uncut(subtitle: string, statement: string): string {
  const [first = ''] = sentences(statement);
  const isCut = subtitle.endsWith('…') && first.startsWith(subtitle.slice(0, -1).trim());
  return isCut && first.length <= longestSubtitle ? first : subtitle;
}

/** Arranges a brief for a page that its customers read. */
export function siteModel(brief: Brief, speech: Speech): SiteModel {
  const content = dataOf(brief.content_generation, contentData);
  const seo = dataOf(brief.seo_optimization, seoData);
  const logo = dataOf(brief.logo_creation, logoData);
  const files = logo?.files ?? [];
  const name = brief.business_name ?? content?.hero.title ?? speech.text('site:unnamed');
  const mission = brief.mission || brief.vision;
  const hero = content
    ? { ...content.hero, subtitle: uncut(content.hero.subtitle, mission) }
    : { title: name, subtitle: sentences(mission)[0] ?? '' };
  const sections = content?.sections ?? [];
  const named = (id: string): string | undefined => sections.find((section) => section.id === id)?.title;
  const textsOf = (id: string): string[] =>
    sections.filter((section) => section.id === id).flatMap(({ texts }) => texts);

  const telling = new Telling();
  telling.tell(hero.subtitle);
  for (const { text } of brief.offer) telling.tell(text);
  if (brief.location) telling.tell(brief.location.text);
  const fresh = (texts: readonly string[]): string[] => texts.flatMap((text) => telling.fresh(text));

  const steps = part(named('how_it_works') ?? speech.text('site:steps'), fresh(textsOf('how_it_works')));
  const about = part(
    named('about') ?? speech.text('site:about'),
    fresh([...textsOf('about'), content?.about ?? brief.mission]),
  );
  const difference = part(
    speech.text('site:difference'),
    fresh([content?.difference ?? brief.differentiation]),
  );
  const facts = (Object.keys(factSigns) as (keyof typeof factSigns)[]).flatMap((id) => {
    const found = part(named(id) ?? '', fresh(textsOf(id)));
    return found ? [{ ...found, sign: factSigns[id] }] : [];
  });
  const known = part(speech.text('site:good-to-know'), terms(brief, telling));
  const others = sections
    .filter(({ id }) => !placed.has(id))
    .flatMap(({ title, texts }) => part(title, fresh(texts)) ?? []);
  const ways = waysOf(brief);
  const offerTitle = sections.find(({ id, texts }) => selling.has(id) && texts.length > 0)?.title;
  const callTitle = sections.find(({ id }) => calling.has(id))?.title;

  return {
    language: brief.language,
    name,
    ...(brief.sector && { trade: brief.sector.name }),
    ...(brief.location && { place: brief.location.text }),
    hero,
    ways,
    channels: otherChannels(brief, ways),
    call: {
      title: callTitle ?? speech.text('site:contact'),
      text: content?.call_to_action ?? speech.text('site:contact'),
    },
    ...(brief.offer.length > 0 && {
      offer: { title: offerTitle ?? speech.text('site:offer'), items: brief.offer.map(offerView) },
    }),
    ...(steps && { steps }),
    ...(about && { about }),
    ...(difference && { difference }),
    facts: known ? [...facts, { ...known, sign: 'info' as const }] : facts,
    others,
    ...(files.includes('logo.svg') && {
      logo: { whole: 'logo.svg', small: files.includes('logo-icon.svg') ? 'logo-icon.svg' : 'logo.svg' },
    }),
    colours: logo?.colours ?? neutral,
    head: {
      title: seo?.title ?? name,
      description: seo?.description ?? hero.subtitle,
      ...(seo?.json_ld && { jsonLd: seo.json_ld }),
    },
  };
}
