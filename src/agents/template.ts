import type { Agent } from './agent.ts';
import type { Material } from './material.ts';
import { planOf } from './sections.ts';

/** The kinds of site, each with the sections that call for it. The first is for those that none fits. */
const templates: Readonly<Record<string, readonly string[]>> = {
  simple: [],
  menu: ['menu', 'hygiene'],
  shop: ['products', 'wholesale', 'delivery'],
  appointment: ['booking', 'services', 'team', 'visits'],
  portfolio: ['portfolio', 'gallery', 'before_after', 'measurements', 'stories'],
  quote: ['quote_request', 'guarantee', 'emergency', 'packages'],
  school: ['courses', 'schedule', 'registration', 'results'],
};

/** The template whose sections the plan shares most; the earlier one of equals. */
function choose(plan: readonly string[]): { name: string; shared: string[] } {
  return Object.entries(templates)
    .map(([name, wanted]) => ({ name, shared: wanted.filter((section) => plan.includes(section)) }))
    .reduce((best, next) => (next.shared.length > best.shared.length ? next : best));
}

const priced = ({ offer }: Material): boolean => offer.some((item) => item.price !== undefined);

/** Chooses the kind of site by the sector's plan, and says why. */
export const templateAgent: Agent = async ({ material, speech }) => {
  const { name, shared } = choose(material.sector?.known ? planOf(material) : []);
  const listed = new Intl.ListFormat(speech.language, { type: 'conjunction' }).format(
    shared.map((section) => speech.text(`agents:sections.${section}`)),
  );
  const reasons = [
    material.sector?.known
      ? speech.text('agents:template.reasons.sector', { sector: material.sector.name })
      : speech.text('agents:template.reasons.unknown'),
    ...(shared.length ? [speech.text('agents:template.reasons.sections', { sections: listed })] : []),
    ...(priced(material) ? [speech.text('agents:template.reasons.prices')] : []),
  ];
  return {
    status: 'template',
    data: {
      template: name,
      title: speech.text(`agents:template.names.${name}`),
      sections: [...planOf(material)],
      reasons,
    },
    sources: [],
    warnings: [],
  };
};
