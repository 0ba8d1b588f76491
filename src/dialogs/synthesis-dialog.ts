import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { moveTo } from '../coaching/session.ts';
import {
  askAfterwards,
  askToGoOn,
  begin,
  editButtons,
  isDone,
  isRunning,
  noteChange,
  tellProgress,
} from './afterwards.ts';
import { agentsDue, retriable } from './making.ts';
import { statementLines } from './recap.ts';
import { announceBrief } from './summary.ts';
import { Talk } from './talk.ts';

async function readBack(talk: Talk): Promise<void> {
  if (talk.session.status === 'in_progress') moveTo(talk.session, 'coaching_complete');
  await talk.sayLines([talk.text('review.intro'), ...statementLines(talk)]);
  await talk.ask('review', talk.text('review.ask'), [talk.action('generate'), ...editButtons(talk)]);
}

/** The read-back: everything can be changed, and nothing is made before the owner says so. */
export class SynthesisDialog extends Dialog {
  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const talk = Talk.of(dc.context);
    const { session, memory } = talk;
    if (isRunning(talk)) await noteChange(talk);
    else if (isDone(session)) await askAfterwards(talk);
    else if (memory.making?.made) await askToGoOn(talk);
    else await readBack(talk);
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const talk = Talk.of(dc.context);
    if (isRunning(talk)) await tellProgress(talk);
    else if (talk.input.command === 'generate') await this.#generate(talk);
    else if (isDone(talk.session)) await askAfterwards(talk);
    else await talk.askAgain(talk.text('review.unclear', { generate: talk.text('actions.generate') }));
    return Dialog.EndOfTurn;
  }

  /** Everything the first time; then what has to be, or can be, made anew. */
  async #generate(talk: Talk): Promise<void> {
    const due = agentsDue(talk);
    if (!due || due.length > 0 || !isDone(talk.session)) return begin(talk, due);
    const lacking = retriable(talk);
    return lacking.length > 0 ? begin(talk, lacking) : announceBrief(talk);
  }
}
