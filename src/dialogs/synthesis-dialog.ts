import { randomUUID } from 'node:crypto';
import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { moveTo, type Session } from '../coaching/session.ts';
import { stageNames } from '../coaching/stages.ts';
import { editAction, type OfferedAction } from './actions.ts';
import { statementLines } from './recap.ts';
import { Talk } from './talk.ts';

/** The job that makes the brief; its payload. */
export const briefJob = 'brief';
export interface BriefJobPayload {
  briefId: string;
  sessionId: string;
  conversationId: string;
  /** Tells this run from an earlier one for the same brief. */
  run: string;
}

const editButtons = (talk: Talk): OfferedAction[] =>
  stageNames.map((stage) => talk.action(editAction(stage)));

const isDone = ({ status }: Session): boolean => status === 'completed' || status === 'brief_ready';

const askAfterwards = (talk: Talk): Promise<void> =>
  talk.ask('review', talk.text('brief.done'), editButtons(talk));

async function readBack(talk: Talk): Promise<void> {
  if (talk.session.status === 'in_progress') moveTo(talk.session, 'coaching_complete');
  await talk.sayLines([talk.text('review.intro'), ...statementLines(talk)]);
  await talk.ask('review', talk.text('review.ask'), [talk.action('generate'), ...editButtons(talk)]);
}

/** The read-back: everything can be changed, and nothing is made before the owner says so. */
export class SynthesisDialog extends Dialog {
  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const talk = Talk.of(dc.context);
    const { session } = talk;
    if (session.status === 'sub_agents_running') await talk.say(talk.text('brief.running'));
    else if (isDone(session)) await askAfterwards(talk);
    else await readBack(talk);
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const talk = Talk.of(dc.context);
    const { status } = talk.session;
    if (status === 'sub_agents_running') await talk.say(talk.text('brief.running'));
    else if (talk.input.command === 'generate') await this.#generate(talk);
    else if (isDone(talk.session)) await askAfterwards(talk);
    else await talk.askAgain(talk.text('review.unclear', { generate: talk.text('actions.generate') }));
    return Dialog.EndOfTurn;
  }

  async #generate(talk: Talk): Promise<void> {
    const { session } = talk;
    moveTo(session, 'sub_agents_running');
    // One brief a session: made again, it keeps its id and its links.
    session.briefId ??= randomUUID();
    const payload: BriefJobPayload = {
      briefId: session.briefId,
      sessionId: session.id,
      conversationId: talk.conversationId,
      run: randomUUID(),
    };
    talk.jobs.push({ name: briefJob, key: session.briefId, payload: { ...payload } });
    delete talk.memory.lastAsk;
    await talk.say(talk.text('brief.started'));
  }
}

/** After a brief was made, or could not be: what the owner can do next. */
export const afterBrief = (talk: Talk): OfferedAction[] =>
  talk.session.status === 'failed' ? [talk.action('generate'), ...editButtons(talk)] : editButtons(talk);
