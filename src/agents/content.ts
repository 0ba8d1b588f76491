import type { Speech } from '../coaching/speech.ts';
import type { Agent } from './agent.ts';
import { gateFor, type Gate } from './gates.ts';
import { gatingOf, notGated, sift, type Gating } from './gates/sift.ts';
import type { Material } from './material.ts';
import type { SiteTexts, Writer } from './ports.ts';
import { firstSentence, shorten } from './prose.ts';
import { sectionsOf } from './sections.ts';

/** What a business is called where it has no name yet: its trade and its place. */
export function heading(material: Material, speech: Speech): string {
  const parts = [material.sector?.name, material.place?.text].filter((part) => part !== undefined);
  return material.name ?? (parts.join(' · ') || speech.text('agents:content.unnamed'));
}

function callToAction({ contact, place }: Material, speech: Speech): string {
  const [phone] = contact.phones;
  const [email] = contact.emails;
  const onWhatsApp = contact.channels.some((channel) => /whats\s*app/iu.test(channel));
  if (phone !== undefined && onWhatsApp) return speech.text('agents:content.call.whatsapp', { phone });
  if (phone !== undefined) return speech.text('agents:content.call.phone', { phone });
  if (email !== undefined) return speech.text('agents:content.call.email', { email });
  if (place) return speech.text('agents:content.call.place', { place: place.text });
  return speech.text('agents:content.call.none');
}

/** Arranges the owner's own statements; writes nothing of its own but the words of the call to action. */
export const arrangingWriter: Writer = {
  live: false,
  write: async ({ material, speech }): Promise<SiteTexts> => {
    const { vision, mission, clientele, differentiation } = material.statements;
    return {
      hero: {
        title: shorten(heading(material, speech), 120),
        subtitle: shorten(firstSentence(mission || vision), 180),
      },
      about: mission || vision,
      audience: clientele,
      difference: differentiation,
      call_to_action: callToAction(material, speech),
    };
  },
};

/** How long each text of a site may be, in characters. */
const lengths = { about: 600, audience: 400, difference: 400, call_to_action: 160 } as const;
const heroLengths = { title: 120, subtitle: 180 } as const;

/** What passes the gate of what a service wrote, and the owner's own words for the rest. */
function gated(own: SiteTexts, written: SiteTexts, gate: Gate): { texts: SiteTexts; gating: Gating } {
  const hero = sift(own.hero, written.hero, heroLengths, gate);
  const rest = sift(own, written, lengths, gate);
  return {
    texts: { ...own, ...rest.texts, hero: { ...own.hero, ...hero.texts } },
    gating: gatingOf([...hero.used, ...rest.used], [...hero.refused, ...rest.refused]),
  };
}

/** A site's texts, and which sections of the sector's plan they fill. */
export const contentAgent =
  (writer: Writer): Agent =>
  async ({ material, speech, research }, signal) => {
    const order = { material, research, speech };
    const written = await writer.write(order, signal);
    const { texts, gating } = writer.live
      ? gated(await arrangingWriter.write(order, signal), written, gateFor(material, speech.language))
      : { texts: written, gating: notGated };
    return {
      ...gating,
      data: {
        language: speech.language,
        ...texts,
        offer: material.offer,
        sections: sectionsOf(material, texts, speech),
        by_service: gating.used,
      },
      sources: [],
    };
  };
