import {
  ComponentDialog,
  Dialog,
  WaterfallDialog,
  type DialogContext,
  type DialogTurnResult,
  type WaterfallStepContext,
} from 'botbuilder-dialogs';
import { stageNames, stepNames, type StepName } from '../coaching/stages.ts';
import { interrupt } from './interruptions.ts';
import { OnboardingDialog } from './onboarding-dialog.ts';
import { StageDialog } from './stage-dialog.ts';
import { SynthesisDialog } from './synthesis-dialog.ts';
import { Talk } from './talk.ts';

const waterfall = 'waterfall';

/**
 * The whole coaching: a waterfall with one step per stage. Each step passes unless the session stands at it, so that
 * going back, changing an answer and coming in again after a deploy all mean: begin the waterfall anew.
 */
export class CoachingDialog extends ComponentDialog {
  constructor() {
    super('coaching');
    this.addDialog(
      new WaterfallDialog(
        waterfall,
        stepNames.map((name) => stepAt(name)),
      ),
    );
    this.addDialog(new OnboardingDialog('onboarding'));
    for (const stage of stageNames) this.addDialog(new StageDialog(stage));
    this.addDialog(new SynthesisDialog('synthesis'));
    this.initialDialogId = waterfall;
  }

  protected override async onContinueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const outcome = await interrupt(Talk.of(dc.context));
    if (outcome === 'answered') return Dialog.EndOfTurn;
    if (outcome === 'elsewhere') {
      await dc.cancelAllDialogs();
      return dc.beginDialog(waterfall);
    }
    return super.onContinueDialog(dc);
  }
}

const stepAt =
  (name: StepName) =>
  async (step: WaterfallStepContext): Promise<DialogTurnResult> => {
    const { session } = Talk.of(step.context);
    if (session.current === name) return step.beginDialog(name);
    // The session stands at an earlier step than the one the waterfall has come to: go round again.
    if (name === 'synthesis') return step.replaceDialog(waterfall);
    return step.next();
  };
