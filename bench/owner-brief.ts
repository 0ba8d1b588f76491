import { DirectLineOwner } from '../test/support/direct-line.ts';
import { spread, type Spread } from './figures.ts';
import { lines } from './script.ts';

const isQuestion = ({ channelData }: { channelData?: { coaching?: { ask: unknown } } }): boolean =>
  channelData?.coaching?.ask != null;

/** How often each artefact is asked for: the first is made with everything cold. */
const rounds = 10;

export interface OwnerBrief {
  /** From the owner's word to the summary message. */
  toSummaryMs: number;
  /** From the owner's word until every artefact was fetched once. */
  toAllArtefactsMs: number;
  artefacts: Record<string, { bytes: number; ms: Spread }>;
}

/** A keyless brief as its owner gets it: asked for in the chat of the Griot at `url`, then fetched by its links. */
export async function ownerBrief(url: string, user: string): Promise<OwnerBrief> {
  const owner = await DirectLineOwner.arrive(url, user, 'fr');
  await owner.until(isQuestion);
  for (const text of lines) await owner.says(text);
  const started = performance.now();
  await owner.post({ type: 'message', text: '', value: { action: 'generate' } });
  const summary = (await owner.until(({ channelData }) => channelData?.coaching?.brief !== undefined)).at(
    -1,
  )!;
  const toSummaryMs = Math.round(performance.now() - started);
  const links = summary.channelData!.coaching!.brief!.links;
  owner.leave();
  const fetched = new Map<string, { bytes: number; samples: number[] }>();
  let toAllArtefactsMs = 0;
  for (let round = 0; round < rounds; round++) {
    for (const [name, address] of Object.entries(links)) {
      const begun = performance.now();
      const { byteLength } = await (await fetch(address)).arrayBuffer();
      const known = fetched.get(name) ?? { bytes: byteLength, samples: [] };
      known.samples.push(performance.now() - begun);
      fetched.set(name, known);
    }
    if (round === 0) toAllArtefactsMs = Math.round(performance.now() - started);
  }
  const artefacts = Object.fromEntries(
    [...fetched].map(([name, { bytes, samples }]) => [name, { bytes, ms: spread(samples) }]),
  );
  return { toSummaryMs, toAllArtefactsMs, artefacts };
}
