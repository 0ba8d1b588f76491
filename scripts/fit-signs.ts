/**
 * Fits `src/coaching/data/stage-signs.json` (how strongly each feature of an answer speaks for each stage) and
 * `verdict-signs.json` (… for each verdict) on the sectors' examples and on the labelled answers that the tests do not
 * hold back. Run it again after a change to the lexicon or to a feature: `node scripts/fit-signs.ts`.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Verdict } from '../src/coaching/coach.ts';
import { measures } from '../src/coaching/rules/assess.ts';
import { offReason } from '../src/coaching/rules/off.ts';
import { read, type Reading } from '../src/coaching/rules/reading.ts';
import { stageFeatures, stageLikelihoods } from '../src/coaching/rules/signature.ts';
import type { Weights } from '../src/coaching/rules/softmax.ts';
import { verdictFeatures, verdicts } from '../src/coaching/rules/verdict.ts';
import { languages } from '../src/coaching/speech.ts';
import { isStageName, stageNames, type StageName } from '../src/coaching/stages.ts';
import { fit, type Sample } from './fit/softmax.ts';

interface Labelled {
  id: string;
  stage: StageName;
  answer: string;
  label: Verdict;
  belongs_to?: StageName;
}

const root = new URL('../', import.meta.url);
const file = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const write = (name: string, weights: Weights): void => {
  const lines = Object.entries(weights).map(([key, row]) => `  ${JSON.stringify(key)}: [${row.join(', ')}]`);
  writeFileSync(new URL(`src/coaching/data/${name}.json`, root), `{\n${lines.join(',\n')}\n}\n`);
};
const labelled = (name: string): (Labelled & { reading: Reading })[] =>
  file(`test/coaching/fixtures/${name}.jsonl`)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Labelled)
    .map((row) => ({ ...row, reading: read(row.answer) }));
const isHeldBack = ({ id }: Labelled): boolean => createHash('sha256').update(id).digest()[0]! % 5 === 0;

/** A labelled answer tells more than one of a sector's examples, which are all of one style. */
const labelledWeight = 3;
/** On the scale of `fit`: how far the weights are drawn to nought. */
const stageDecay = 3;
const verdictDecay = 4;
/** The stages' likelihoods that verdicts are fitted on come from tables that did not see the answer. */
const folds = 4;

const rows = [...labelled('answers').filter((row) => !isHeldBack(row)), ...labelled('extra')];
const examples: Sample[] = languages.flatMap((language) => {
  const sectors = JSON.parse(file(`locales/${language}/sectors.json`)) as Record<
    string,
    { examples?: Record<string, string[]> }
  >;
  return Object.values(sectors).flatMap((sector) =>
    Object.entries(sector.examples ?? {}).flatMap(([stage, texts]) =>
      isStageName(stage) ? texts.map((text) => stageSample(stage, read(text), 1)) : [],
    ),
  );
});

function stageSample(stage: StageName, reading: Reading, weight: number): Sample {
  return { features: stageFeatures(reading), target: stageNames.indexOf(stage), weight };
}

/** The stages' table by all rows but those of one fold. */
function fitStages(without?: number): Weights {
  const used = rows.filter(
    ({ label, belongs_to }, index) =>
      index % folds !== without && (label === 'strong' || label === 'partial' || belongs_to !== undefined),
  );
  const samples = used.map(({ stage, belongs_to, reading }) =>
    stageSample(belongs_to ?? stage, reading, labelledWeight),
  );
  return fit([...samples, ...examples], stageNames.length, stageDecay);
}

const byFold = Array.from({ length: folds }, (_, fold) => fitStages(fold));
const verdictSamples: Sample[] = rows.flatMap(({ stage, label, reading }, index) => {
  if (offReason(reading)) return [];
  const likelihoods = stageLikelihoods(reading, byFold[index % folds]);
  const features = verdictFeatures(stage, reading, measures[stage](reading), likelihoods);
  return [{ features, target: verdicts.indexOf(label), weight: 1 }];
});
write('stage-signs', fitStages());
write('verdict-signs', fit(verdictSamples, verdicts.length, verdictDecay));
