import type { Speech } from '../coaching/speech.ts';
import type { Material } from './material.ts';
import type { SiteTexts } from './ports.ts';
import { sentences } from './prose.ts';

/** One section of a site. Where nothing was said for it, `texts` is empty, and nothing is made up. */
export interface Section {
  id: string;
  title: string;
  texts: string[];
}

/** The plan of a site whose sector is not known. */
const plain = ['hero', 'about', 'products', 'order', 'hours_location'];

export const planOf = (material: Material): readonly string[] =>
  material.sector?.known?.siteSections ?? plain;

const hours = /\b\d{1,2}\s?(?:h|am|pm)\b|\b\d{1,2}:\d{2}\b/iu;
const delivery = /livr|deliver|entreg|\brider\b|coursier|dispatch/iu;
const promise = /garanti|guarantee|warrant|rembours|refund|repris|trocamo|échang|exchange/iu;

const among = (text: string, pattern: RegExp): string[] =>
  sentences(text).filter((sentence) => pattern.test(sentence));

/** What of the owner's own statements belongs in a section. */
function fill(id: string, material: Material, texts: SiteTexts): string[] {
  const { mission, differentiation, offre } = material.statements;
  const place = material.place?.text;
  switch (id) {
    case 'hero':
      return [texts.hero.subtitle];
    case 'about':
      return [texts.about];
    case 'products':
    case 'services':
    case 'menu':
    case 'packages':
    case 'price_list':
    case 'courses':
    case 'listings':
      return material.offer.map((item) => item.text);
    case 'order':
    case 'booking':
    case 'quote_request':
    case 'registration':
    case 'visits':
      return [texts.call_to_action];
    case 'how_it_works':
      return sentences(mission).slice(1);
    case 'guarantee':
      return [...among(differentiation, promise), ...among(offre, promise)];
    case 'delivery':
      return among(offre, delivery);
    case 'hours_location':
      return [...(place === undefined ? [] : [place]), ...among(offre, hours)];
    default:
      return [];
  }
}

/** The sector's plan of a site, filled as far as the owner's statements go. */
export const sectionsOf = (material: Material, texts: SiteTexts, speech: Speech): Section[] =>
  planOf(material).map((id) => ({
    id,
    title: speech.text(`agents:sections.${id}`),
    texts: fill(id, material, texts).filter(Boolean),
  }));
