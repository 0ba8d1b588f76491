import type { HelpQuestion, Proposal } from '../coaching/coach.ts';
import { examples, followUp } from '../coaching/follow-up.ts';
import type { Step } from '../coaching/session.ts';
import { stageNames, type StageName } from '../coaching/stages.ts';
import type { ActionId, OfferedAction } from './actions.ts';
import { quotable } from './lines.ts';
import type { Ask } from './memory.ts';
import type { Talk } from './talk.ts';

/** Where the talk about one stage stands; kept in botbuilder's dialog state. */
export interface StageState {
  /** The answer being worked on; the session's own is replaced only when this one is settled. */
  draft: Step;
  waitingFor: 'answer' | 'help' | 'choice' | 'confirmation';
  /** The owner came back to an answer that was settled already. */
  again: boolean;
  /** What comes next replaces the draft's words, it does not complete them. */
  replacing: boolean;
  help?: { questions: HelpQuestion[]; replies: Record<string, string> };
  proposals?: Proposal[];
}

/** One turn at one stage. */
export interface AtStage {
  stage: StageName;
  talk: Talk;
  state: StageState;
}

/** Asks, and keeps what was asked with the answer. */
export async function ask(
  { stage, talk, state }: AtStage,
  kind: Ask,
  text: string,
  actions: (ActionId | OfferedAction)[],
): Promise<void> {
  state.draft.asked = text;
  // What was said but not settled yet is on record too, unless it would replace an answer that is.
  if (!state.again) talk.session.steps[stage] = state.draft;
  await talk.ask(
    kind,
    text,
    actions.map((action) => (typeof action === 'string' ? talk.action(action) : action)),
  );
}

export const titleOf = (talk: Talk, stage: StageName): string => talk.text(`titles.${stage}`);

export const backIfAny = (stage: StageName): ActionId[] => (stage === stageNames[0] ? [] : ['back']);

/** The stage's own question, with one example from the owner's line of work. */
export async function askStage(at: AtStage): Promise<void> {
  const { stage, talk, state } = at;
  const number = stageNames.indexOf(stage) + 1;
  const [, pragmatic] = examples(talk.speech, talk.session.sector?.key, stage);
  state.draft.examples = pragmatic ? [pragmatic] : [];
  const lines = [
    talk.text('stage.heading', { number, total: stageNames.length, title: titleOf(talk, stage) }),
    talk.text(`questions.${stage}`),
    ...(pragmatic ? [talk.text('stage.example', { example: pragmatic })] : []),
  ];
  await ask(at, 'answer', lines.join('\n\n'), ['help', 'propose', 'skip', ...backIfAny(stage)]);
}

/** Gives the answer back as it was understood. */
export async function askToConfirm(at: AtStage): Promise<void> {
  const { stage, talk, state } = at;
  state.waitingFor = 'confirmation';
  const key = state.draft.missing.length > 0 ? 'stage.understood-gaps' : 'stage.understood';
  const text = talk.text(key, { statement: quotable(state.draft.statement) });
  await ask(at, 'confirm', text, ['confirm', 'edit', 'help', ...backIfAny(stage)]);
}

/** Comes back to an answer that was settled: is it still right? */
export async function askWhetherStill(at: AtStage): Promise<void> {
  const { stage, talk, state } = at;
  state.waitingFor = 'confirmation';
  const statement = quotable(state.draft.statement);
  const text = talk.text('stage.revisit', { title: titleOf(talk, stage), statement });
  await ask(at, 'confirm', text, ['confirm', 'edit', 'help', ...backIfAny(stage)]);
}

/** Asks for a new version; the old one stands until it is there. */
export async function askForNewWords(at: AtStage): Promise<void> {
  const { stage, talk, state } = at;
  state.waitingFor = 'answer';
  state.replacing = true;
  const statement = quotable(state.draft.statement);
  const text = statement ? talk.text('stage.edit-settled', { statement }) : talk.text('stage.edit');
  const keep: ActionId[] = state.draft.words ? ['keep'] : [];
  await ask(at, 'answer', text, [...keep, 'help', 'propose', ...backIfAny(stage)]);
}

/** The one question about the heaviest gap of a usable answer; help where the answer says too little for that. */
export async function askToClarify(at: AtStage, gap: string, weak: boolean): Promise<void> {
  const { stage, talk, state } = at;
  state.draft.clarifications += 1;
  state.waitingFor = 'answer';
  if (weak) return ask(at, 'help', talk.text('stage.weak'), ['help', 'propose', 'keep', 'skip']);
  const [fact] = state.draft.facts;
  const heard = fact ? talk.text('stage.heard', { fact: quotable(fact, 80) }) : talk.text('stage.thanks');
  await ask(at, 'follow-up', `${heard} ${followUp(talk.speech, stage, gap)}`, ['keep', 'help', 'skip']);
}
