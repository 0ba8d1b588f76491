import { stageNames, type StageName } from '../coaching/stages.ts';

/** What a button can be: the ids that every channel and every client knows. */
export type ActionId =
  | 'confirm'
  | 'edit'
  | 'help'
  | 'propose'
  | 'choose-1'
  | 'choose-2'
  | 'choose-3'
  | 'keep'
  | 'skip'
  | 'back'
  | 'restart'
  | 'resume'
  | 'pause'
  | 'language'
  | 'generate'
  | `edit-${StageName}`;

/** What an owner can ask for besides pressing a button. */
export type CommandId = ActionId | 'recap';

export interface OfferedAction {
  id: ActionId;
  title: string;
  /** Another list of words in `commands.json` that presses this button, e.g. `no-name` for `skip`. */
  words?: string;
}

export const editAction = (stage: StageName): `edit-${StageName}` => `edit-${stage}`;

export const editedStage = (action: CommandId): StageName | undefined =>
  stageNames.find((stage) => action === editAction(stage));

export const choiceIds = ['choose-1', 'choose-2', 'choose-3'] as const;

/** The index (0, 1, 2) that a `choose-n` stands for. */
export const choiceIndex = (action: CommandId | undefined): number | undefined => {
  const index = choiceIds.findIndex((id) => id === action);
  return index < 0 ? undefined : index;
};

const known: ReadonlySet<string> = new Set<CommandId>([
  'confirm',
  'edit',
  'help',
  'propose',
  ...choiceIds,
  'keep',
  'skip',
  'back',
  'restart',
  'resume',
  'pause',
  'language',
  'generate',
  ...stageNames.map(editAction),
]);

export const isActionId = (id: unknown): id is ActionId => typeof id === 'string' && known.has(id);
