import { NullTelemetryClient, type TurnContext } from 'botbuilder-core';
import { DialogSet, type DialogContext } from 'botbuilder-dialogs';
import { CoachingDialog } from './coaching-dialog.ts';
import type { OwnerState } from './memory.ts';

/** The coaching as botbuilder runs it. The dialogs themselves hold nothing: one set of them serves all owners. */
export class CoachingDialogs {
  readonly #coaching = new CoachingDialog();

  async haveBegun(turn: TurnContext, state: OwnerState): Promise<boolean> {
    return (await this.#context(turn, state)).activeDialog !== undefined;
  }

  async begin(turn: TurnContext, state: OwnerState): Promise<void> {
    await (await this.#context(turn, state)).beginDialog(this.#coaching.id);
  }

  /** Hears the turn, where they have begun; else begins them. */
  async goOn(turn: TurnContext, state: OwnerState): Promise<void> {
    const dialogs = await this.#context(turn, state);
    if (dialogs.activeDialog) await dialogs.continueDialog();
    else await dialogs.beginDialog(this.#coaching.id);
  }

  async #context(turn: TurnContext, state: OwnerState): Promise<DialogContext> {
    const dialogs = new DialogSet(state.dialogs);
    dialogs.add(this.#coaching);
    // Its default asks which version of the dialogs it runs on each event, for nobody.
    dialogs.telemetryClient = new NullTelemetryClient();
    return dialogs.createContext(turn);
  }
}
