import type { Speech } from '../coaching/speech.ts';
import type { Agent } from './agent.ts';
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

/** A site's texts, and which sections of the sector's plan they fill. */
export const contentAgent =
  (writer: Writer): Agent =>
  async ({ material, speech, research }, signal) => {
    const texts = await writer.write({ material, research, speech }, signal);
    return {
      status: writer.live ? 'live' : 'template',
      data: {
        language: speech.language,
        ...texts,
        offer: material.offer,
        sections: sectionsOf(material, texts, speech),
      },
      sources: writer.live ? research.sources : [],
      warnings: [],
    };
  };
