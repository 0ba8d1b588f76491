import type { Assessment, Author, Coach, CoachContext } from '../../coaching/coach.ts';
import { writtenLanguage } from '../../coaching/language.ts';
import type { StageName } from '../../coaching/stages.ts';
import { fold } from '../../coaching/text.ts';
import type { Logger } from '../../logger.ts';
import type { Asker } from './asking.ts';
import { faultOfQuestion } from './checking.ts';
import { assessQuestion, hear, type Heard } from './hearing.ts';
import { assessInstructions, knownOf, statedIn } from './instructions.ts';
import { judge } from './judging.ts';
import { createRecall, type Recall } from './recall.ts';
import { faultOfRestatement } from './restatement.ts';

interface Parts {
  ask: Asker;
  rules: Coach;
  /** Who wrote what the coach itself drafted: that is not judged again. */
  drafted: Recall<Author>;
  logger: Logger;
  now: () => number;
}

/** What was heard of some words, and what is told of it in the same turn. */
interface Remembered {
  heard: Heard;
  restated?: string;
}

/** Long enough for a turn and for its repetition after a fault. */
const memory = { most: 500, forMs: 2 * 60_000 };
/** Fewer words are never a whole answer: what they are, rules tell. */
const fewestWords = 4;
/** Longest follow-up question, and shortest piece for another stage: characters, words. */
const longestQuestion = 160;
const fewestElsewhere = 4;

export function createAssessing({
  ask,
  rules,
  drafted,
  logger,
  now,
}: Parts): Pick<Coach, 'assess' | 'reformulate'> {
  const remembered = createRecall<Remembered>({ ...memory, now });

  /** What the model says of the answer: remembered, or asked for, along with what it says of the answer before and this one. */
  const listen = async (
    stage: StageName,
    answer: string,
    context: CoachContext,
  ): Promise<Remembered | undefined> => {
    const known = remembered.get(keyOf(stage, answer, context));
    if (known) return known;
    const said = await ask(assessQuestion(stage, answer, context), context.sessionId);
    if (!said) return undefined;
    const alone = { heard: hear(answer, said, said.answer_alone ?? said.reformulation) };
    remembered.set(keyOf(stage, answer, context), alone);
    if (context.said) {
      const together = `${context.said} ${answer}`;
      remembered.set(keyOf(stage, together, context), { heard: hear(together, said, said.reformulation) });
    }
    return alone;
  };

  /** The model's restatement where nothing is wrong with it. */
  const restate = async (
    stage: StageName,
    answer: string,
    context: CoachContext,
    text: string,
  ): Promise<string | undefined> => {
    const byRules = await rules.reformulate(stage, answer, context);
    const fault = faultOfRestatement(text, {
      stage,
      words: answer,
      byRules,
      language: writtenLanguage(answer) ?? context.speech.language,
      known: `${answer}\n${statedIn(context)}`,
      instructions: assessInstructions(stage, context),
    });
    if (fault) logger.debug({ fault }, "a model's reformulation is not used");
    return fault ? undefined : text;
  };

  const followUpFor = (
    stage: StageName,
    answer: string,
    context: CoachContext,
    { followUp }: Heard,
    gap: string | undefined,
  ): string | undefined => {
    if (!followUp || followUp.criterion !== gap) return undefined;
    const question = followUp.question.trim();
    const fault = faultOfQuestion(question, {
      most: longestQuestion,
      language: context.speech.language,
      known: `${answer}\n${knownOf(context)}`,
      instructions: assessInstructions(stage, context),
    });
    if (fault) logger.debug({ fault }, "a model's question is not used");
    return fault ? undefined : question;
  };

  /** Pieces that are answers to their stage by the rules as well. */
  const elsewhereIn = async (stage: StageName, { elsewhere }: Heard, context: CoachContext) => {
    const found: Partial<Record<StageName, string>> = {};
    for (const [other, piece] of elsewhere) {
      if (other === stage || found[other] !== undefined || piece.split(/\s+/u).length < fewestElsewhere)
        continue;
      const { verdict } = await rules.assess(other, piece, context);
      if (verdict === 'strong' || verdict === 'partial') found[other] = piece;
    }
    return found;
  };

  return {
    async assess(stage, answer, context) {
      const byRules = { ...(await rules.assess(stage, answer, context)), by: 'rules' } satisfies Assessment;
      const draftedBy = drafted.get(draftKey(stage, answer));
      if (draftedBy) return { ...byRules, draftedBy };
      if (!isWorthAsking(byRules, answer)) return byRules;
      const turn = await listen(stage, answer, context);
      if (!turn) return byRules;
      const { heard } = turn;
      const elsewhere = await elsewhereIn(stage, heard, context);
      const judged = judge({ stage, words: answer, byRules, heard, elsewhere });
      const restated = await restate(stage, answer, context, heard.reformulation.trim());
      if (restated !== undefined) turn.restated = restated;
      const followUp = followUpFor(stage, answer, context, heard, judged.missing[0]);
      const language = writtenLanguage(answer) ?? languageOf(heard);
      return {
        ...judged,
        facts: byRules.facts,
        by: 'model',
        ...(restated !== undefined && { reformulation: restated }),
        ...(followUp !== undefined && { followUp }),
        ...(Object.keys(elsewhere).length > 0 && { elsewhere }),
        ...(language !== undefined && { language }),
      };
    },
    async reformulate(stage, answer, context) {
      const restated = remembered.get(keyOf(stage, answer, context))?.restated;
      return restated ?? rules.reformulate(stage, answer, context);
    },
  };
}

/** Orders, noise, links and what else is no answer never reach a model; nor does what owners say who do not know. */
const isWorthAsking = ({ verdict, unknown }: Assessment, answer: string): boolean =>
  verdict !== 'off' && !unknown && fold(answer).split(' ').length >= fewestWords;

/** The same words of an owner of the same business, whatever stands between the sentences. */
const keyOf = (
  stage: StageName,
  answer: string,
  { speech, businessName, place, sessionId }: CoachContext,
): string => JSON.stringify([stage, speech.language, businessName, place, sessionId, fold(answer)]);

export const draftKey = (stage: StageName, text: string): string => `${stage} ${fold(text)}`;

const languageOf = ({ language }: Heard): string | undefined =>
  /^[a-z]{2}$/u.test(language) ? language : undefined;
