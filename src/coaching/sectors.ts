import table from './data/sectors.json' with { type: 'json' };
import { fold } from './text.ts';

/** A kind of small business. Its name and examples are texts: `sectors:<key>.name`, `sectors:<key>.examples.<stage>`. */
export interface Sector {
  key: string;
  /** Words and phrases in several languages, lower case. */
  synonyms: string[];
  /** A type of schema.org, e.g. `Restaurant`. */
  schemaOrgType: string;
  iconHint: string;
  paletteMood: string;
  siteSections: string[];
  typicalChannels: string[];
}

export const sectors: ReadonlyMap<string, Sector> = new Map(table.map((sector) => [sector.key, sector]));

/** Synonyms by their folded form, longest first, so that "poissonnerie fumée" is met before "poissonnerie". */
const folded = table
  .flatMap((sector) =>
    [sector.key.replaceAll('_', ' '), ...sector.synonyms].map((synonym) => ({
      synonym: fold(synonym),
      sector,
    })),
  )
  .sort((a, b) => b.synonym.length - a.synonym.length);

/** The sector that a text names, by whole words ("jus" is in "juste"), or undefined. */
export function findSector(text: string): Sector | undefined {
  const words = ` ${fold(text)} `;
  return folded.find(({ synonym }) => words.includes(` ${synonym} `))?.sector;
}
