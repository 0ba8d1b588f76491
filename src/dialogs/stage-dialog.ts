import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Assessment } from '../coaching/coach.ts';
import { isSettled, moveTo, nextOpenStep, type Step, type StepState } from '../coaching/session.ts';
import type { StageName } from '../coaching/stages.ts';
import { choiceIndex } from './actions.ts';
import { isRunning } from './afterwards.ts';
import { mostClarifications, newStep, readAnswer, settleWords, type Reading } from './answer.ts';
import { choose, helpOption, propose, startHelp, takeReply } from './stage-drafting.ts';
import {
  askForNewWords,
  askStage,
  askToClarify,
  askToConfirm,
  askWhetherStill,
  titleOf,
  type AtStage,
  type StageState,
} from './stage-questions.ts';
import { Talk } from './talk.ts';

/** Longest answer that is read, in characters; the channel's own limit may be lower. */
const longestAnswer = 5_000;

/** The stage is settled, and how; or the owner's next message is waited for. */
type Outcome = Exclude<StepState, 'open'> | 'unchanged' | 'waiting';

/** The conversation about one stage; one class serves all five. */
export class StageDialog extends Dialog {
  readonly #stage: StageName;

  constructor(stage: StageName) {
    super(stage);
    this.#stage = stage;
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const at = this.#at(dc);
    const settled = at.talk.session.steps[this.#stage];
    const again = isSettled(settled);
    const draft = settled ? structuredClone(settled) : newStep(this.#stage, at.talk.now);
    Object.assign(at.state, { draft, waitingFor: 'answer', again, replacing: again } satisfies StageState);
    await this.#open(at);
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const at = this.#at(dc);
    const outcome = await this.#hear(at);
    if (outcome === 'waiting') return Dialog.EndOfTurn;
    this.#settle(at, outcome);
    return dc.endDialog();
  }

  #at(dc: DialogContext): AtStage {
    return { stage: this.#stage, talk: Talk.of(dc.context), state: dc.activeDialog!.state as StageState };
  }

  /** The first thing said at this stage: what is there already is offered, not asked for again. */
  async #open(at: AtStage): Promise<void> {
    const { talk, state } = at;
    if (state.again && talk.changing) return askForNewWords(at);
    if (state.again && state.draft.statement) return askWhetherStill(at);
    if (state.draft.statement) return askToConfirm(at);
    const words = talk.session.parked[this.#stage];
    if (words === undefined) return askStage(at);
    delete talk.session.parked[this.#stage];
    const context = talk.coachContext();
    const assessment = await talk.coach.assess(this.#stage, words, context);
    await settleWords(talk.coach, state.draft, { assessment, words }, context);
    await askToConfirm(at);
  }

  async #hear(at: AtStage): Promise<Outcome> {
    const { talk, state } = at;
    const { command } = talk.input;
    const chosen = choiceIndex(command);
    if (command === 'confirm' && state.waitingFor === 'confirmation') return 'confirmed';
    if (command === 'keep' && state.draft.words) return this.#keep(at);
    if (command === 'skip' && state.waitingFor !== 'help') return state.again ? this.#keep(at) : 'skipped';
    if (command === 'keep') await talk.askAgain(talk.text('stage.nothing-to-keep'));
    else if (command === 'skip') await takeReply(at, undefined);
    else if (command === 'edit') await askForNewWords(at);
    else if (command === 'help') await startHelp(at);
    else if (command === 'propose') await propose(at);
    else if (chosen !== undefined && state.waitingFor === 'choice') await choose(at, chosen);
    else if (chosen !== undefined && state.waitingFor === 'help')
      await takeReply(at, helpOption(state, chosen));
    else return this.#read(at);
    return 'waiting';
  }

  /** What was settled before, unless a new answer was given since. */
  #keep({ talk, state }: AtStage): 'unchanged' | 'kept' {
    const isNew = state.draft.words !== talk.session.steps[this.#stage]?.words;
    return state.again && !isNew ? 'unchanged' : 'kept';
  }

  /** Reads a text as an answer. */
  async #read(at: AtStage): Promise<Outcome> {
    const { talk, state } = at;
    const { text, attached } = talk.input;
    const aside = text.trim() === '' ? (attached ? 'off.attachment' : 'off.empty') : 'off.too-long';
    if (text.trim() === '' || text.length > longestAnswer) {
      await talk.askAgain(talk.text(aside, { limit: longestAnswer }));
      return 'waiting';
    }
    const before = state.replacing ? { ...state.draft, words: '' } : state.draft;
    const reading = await readAnswer(talk.coach, before, text, talk.coachContext());
    const { verdict, unknown } = reading.assessment;
    // While small questions are asked, what is no whole answer is a reply to them.
    if (state.waitingFor === 'help' && verdict !== 'strong' && !unknown) await takeReply(at, text);
    else if (unknown) await propose(at);
    else if (verdict === 'off') await this.#setAside(at, reading.assessment, text);
    else return this.#take(at, reading);
    return 'waiting';
  }

  async #take(at: AtStage, reading: Reading): Promise<Outcome> {
    const { talk, state } = at;
    await settleWords(talk.coach, state.draft, reading, talk.coachContext());
    state.draft.source = 'owner';
    state.replacing = false;
    delete state.help;
    const { verdict, missing } = reading.assessment;
    const [gap] = missing;
    if (verdict !== 'strong' && gap !== undefined && state.draft.clarifications < mostClarifications) {
      await askToClarify(at, gap, verdict === 'weak');
      return 'waiting';
    }
    // Changed from the read-back: the read-back that follows shows it and is its confirmation.
    if (state.again && nextOpenStep(talk.session) === 'synthesis') return 'confirmed';
    await askToConfirm(at);
    return 'waiting';
  }

  async #setAside({ talk }: AtStage, { belongsTo, reason }: Assessment, words: string): Promise<void> {
    if (reason === 'other-stage' && belongsTo && belongsTo !== this.#stage) {
      talk.session.parked[belongsTo] = words;
      return talk.askAgain(talk.text('off.parked', { title: titleOf(talk, belongsTo) }));
    }
    await talk.askAgain(talk.text(`off.${reason && reason !== 'other-stage' ? reason : 'noise'}`));
  }

  #settle({ talk, state }: AtStage, outcome: Exclude<Outcome, 'waiting'>): void {
    const { session } = talk;
    if (outcome !== 'unchanged') {
      const missing = outcome === 'skipped' ? ['answer'] : state.draft.missing;
      const settled: Step = { ...state.draft, missing, state: outcome, settledAt: talk.now };
      // While the brief is made, a change waits for its end.
      if (!isSame(settled, session.steps[this.#stage]) && !isRunning(talk)) moveTo(session, 'in_progress');
      session.steps[this.#stage] = settled;
    }
    session.current = nextOpenStep(session);
    talk.lead(talk.text(`stage.${outcome === 'unchanged' ? 'kept' : outcome}`));
  }
}

/** What is settled as it was before makes nothing new. */
const isSame = (a: Step, b: Step | undefined): boolean =>
  b !== undefined && a.state === b.state && a.words === b.words && a.statement === b.statement;
