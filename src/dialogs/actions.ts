import { agentNames, type AgentName } from '../coaching/brief.ts';
import { stageNames, type StageName } from '../coaching/stages.ts';

/** What is asked before the stages, in this order. */
export const details = ['name', 'sector', 'place', 'logo'] as const;
export type Detail = (typeof details)[number];

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
  | 'publish'
  | `edit-${StageName}`
  | `retry-${AgentName}`;

/** What an owner can ask for besides pressing a button. */
export type CommandId = ActionId | 'recap' | 'status' | `edit-${Detail}`;

export interface OfferedAction {
  id: ActionId;
  title: string;
  /** Another list of words in `commands.json` that presses this button, e.g. `no-name` for `skip`. */
  words?: string;
}

export const editAction = <T extends StageName | Detail>(what: T): `edit-${T}` => `edit-${what}`;

export const retryAction = (agent: AgentName): `retry-${AgentName}` => `retry-${agent}`;

export const editedStage = (action: CommandId): StageName | undefined =>
  stageNames.find((stage) => action === editAction(stage));

export const editedDetail = (action: CommandId): Detail | undefined =>
  details.find((detail) => action === editAction(detail));

export const retriedAgent = (action: CommandId): AgentName | undefined =>
  agentNames.find((agent) => action === retryAction(agent));

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
  'publish',
  ...stageNames.map(editAction),
  ...agentNames.map(retryAction),
]);

export const isActionId = (id: unknown): id is ActionId => typeof id === 'string' && known.has(id);
