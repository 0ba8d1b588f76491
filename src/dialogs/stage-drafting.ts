import type { HelpQuestion } from '../coaching/coach.ts';
import type { ActionId } from './actions.ts';
import { quotable } from './lines.ts';
import { ask, backIfAny, type AtStage, type StageState } from './stage-questions.ts';

/** What stands in a draft where only the owner knows. */
const blank = '___';
/** Longest reply to a small question that goes into a draft, in characters. */
const longestReply = 200;

/** Three proposals to choose from or to change. */
export async function propose(at: AtStage): Promise<void> {
  const { stage, talk, state } = at;
  state.proposals = await talk.coach.propose(stage, talk.coachContext());
  state.draft.examples = state.proposals.map(({ text }) => text);
  state.waitingFor = 'choice';
  await talk.sayLines([
    talk.text('stage.propose'),
    ...state.proposals.map(({ text }, index) => `${index + 1}. ${text}`),
  ]);
  const buttons: ActionId[] = [...state.proposals.map(({ id }) => id), 'help', 'skip'];
  await ask(at, 'choose', talk.text('stage.propose-reply'), buttons);
}

/** Takes the proposal at `index`; the same question again where there is none. */
export async function choose(at: AtStage, index: number): Promise<void> {
  const proposal = at.state.proposals?.[index];
  return proposal ? offerDraft(at, proposal.text, 'proposal') : at.talk.askAgain('');
}

/** Two or three small questions, one at a time. */
export async function startHelp(at: AtStage): Promise<void> {
  const { stage, talk, state } = at;
  state.help = { questions: await talk.coach.help(stage, talk.coachContext()), replies: {} };
  state.waitingFor = 'help';
  await askHelp(at);
}

const openQuestion = ({ help }: StageState): HelpQuestion | undefined =>
  help?.questions.find(({ id }) => help.replies[id] === undefined);

async function askHelp(at: AtStage): Promise<void> {
  const question = openQuestion(at.state);
  if (!question) return at.talk.askAgain('');
  const options = question.options.map((title, index) => ({ id: `choose-${index + 1}` as ActionId, title }));
  await ask(at, 'help', question.text, [...options, 'skip']);
}

/** The text of a tappable answer to the open question; undefined where it has none at `index`. */
export const helpOption = (state: StageState, index: number): string | undefined =>
  openQuestion(state)?.options[index];

/** Takes a reply to a small question; without one, the blank stays visible. After the last comes a draft. */
export async function takeReply(at: AtStage, reply: string | undefined): Promise<void> {
  const { stage, talk, state } = at;
  const question = openQuestion(state);
  if (!state.help || !question) return talk.askAgain('');
  state.help.replies[question.id] = reply === undefined ? blank : quotable(reply, longestReply);
  if (openQuestion(state)) return askHelp(at);
  const draft = await talk.coach.draft(stage, state.help.replies, talk.coachContext());
  delete state.help;
  await offerDraft(at, draft, 'help');
}

/** A draft that the coach made itself is offered as it is: no criterion is asked for. */
async function offerDraft(at: AtStage, text: string, source: 'proposal' | 'help'): Promise<void> {
  const { stage, talk, state } = at;
  const blanks = text.includes(blank);
  // Only the brief's specificity reads the score: a draft with blanks is not specific.
  const { score } = await talk.coach.assess(stage, text, talk.coachContext());
  const missing = blanks ? ['blanks'] : [];
  Object.assign(state.draft, { words: text, statement: text, source, score, missing, facts: [] });
  state.replacing = true;
  state.waitingFor = 'confirmation';
  const question = talk.text(blanks ? 'stage.draft-blanks' : 'stage.draft', { statement: quotable(text) });
  await ask(at, 'confirm', question, ['confirm', 'edit', ...backIfAny(stage)]);
}
