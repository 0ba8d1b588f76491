import type { Speech } from './speech.ts';
import { stages, type StageName } from './stages.ts';

/** What can be asked for besides the criteria that weigh. */
const besides: Readonly<Record<StageName, readonly string[]>> = {
  vision: ['size'],
  mission: [],
  clientele: [],
  differentiation: [],
  offre: [],
};

/** One plain question about what an answer lacks; about the heaviest criterion where `gap` cannot be asked for. */
export function followUp(speech: Speech, stage: StageName, gap: string): string {
  const askable = [
    ...stages[stage].criteria.filter((criterion) => criterion.askable).map(({ name }) => name),
    ...besides[stage],
  ];
  const asked = askable.includes(gap) ? gap : askable[0]!;
  return speech.text(`coach:follow-up.${stage}.${asked}`);
}

/** Three answers of others (ambitious, pragmatic, community-minded): of the sector where it is known, else of any. */
export function examples(speech: Speech, sectorKey: string | undefined, stage: StageName): string[] {
  const known = sectorKey === undefined ? [] : speech.list(`sectors:${sectorKey}.examples.${stage}`);
  return known.length === 3 ? known : speech.list(`coach:examples.${stage}`);
}
