import {
  BotState,
  type StatePropertyAccessor,
  type StoreItem,
  type Storage,
  type TurnContext,
} from 'botbuilder-core';
import type { DialogState } from 'botbuilder-dialogs';
import type { Change } from '../agents/rerun.ts';
import type { AgentName, BriefLinks } from '../coaching/brief.ts';
import type { Session, SessionStatus } from '../coaching/session.ts';
import type { StepName } from '../coaching/stages.ts';
import type { Detail, OfferedAction } from './actions.ts';
import { newItem } from './dialog-storage.ts';

/** What a message asks for, as clients see it in `channelData.coaching.ask`. */
export type Ask =
  'name' | 'sector' | 'place' | 'logo' | 'answer' | 'follow-up' | 'help' | 'choose' | 'confirm' | 'review';

/** The last question: what is asked again after a pause, an aside or an error. */
export interface LastAsk {
  ask: Ask;
  text: string;
  actions: OfferedAction[];
}

/** What is remembered of an owner between turns, besides where their dialogs stand. */
export interface Memory {
  session?: Session;
  lastAsk?: LastAsk;
  /** A question beside the coaching that waits for its answer, while `lastAsk` stays the one to come back to. */
  aside?: { kind: 'restart' | 'language' | 'pause' | 'publish'; actions: OfferedAction[] };
  links?: BriefReady;
  making?: Making;
  site?: Site;
  /** What of the first questions is asked anew: the owner wants to change it. */
  correcting?: Detail;
  /** When and in which conversation the owner last did something; milliseconds since the epoch. */
  lastSeen?: { at: number; conversationId: string };
}

/** What a brief is made of, thing by thing: what its owner read of it, and a sum over all of it. */
export type Inputs = Record<Change, { text: string; sum: string }>;

/** What is known of the brief, and of the work on it. */
export interface Making {
  /** What the brief at hand was made of. Absent: there is none, or it is not known. */
  made?: Inputs;
  /** Agents whose part in it is missing, or a stand-in. */
  lacking: AgentName[];
  gaps: number;
  isReadyForWebsite: boolean;
  /** The address of the logo as a picture. */
  picture?: string;
  /** The owner was given its links. */
  isAnnounced: boolean;
  /** Agents of a run that failed. */
  owed: AgentName[];
  /** The run at work, of which `finished` are done. */
  run?: { id: string; inputs: Inputs; agents: AgentName[]; finished: AgentName[] };
}

/**
 * Where the website stands that was asked for. `slow`: it is not known whether it is online yet. `failed`: trying again
 * may help; `refused`: it does not.
 */
export interface Site {
  state: 'ordered' | 'building' | 'slow' | 'online' | 'failed' | 'refused';
  url?: string;
}

export interface BriefReady {
  id: string;
  links: BriefLinks;
}

/** `channelData.coaching` of each message. */
export interface CoachingData {
  sessionId: string;
  stage: StepName;
  status: SessionStatus;
  ask: Ask | null;
  progress: { done: number; total: number };
  actions: { id: string; title: string }[];
  brief?: BriefReady;
}

/**
 * What is stored of an owner, whichever conversation they speak in. botbuilder's own state writes over whatever is
 * there by then (eTag `*`): this one writes over what it has read, so that no update can be lost.
 */
export class OwnerState extends BotState {
  readonly dialogs: StatePropertyAccessor<DialogState>;

  constructor(storage: Storage, key: string) {
    super(storage, () => Promise.resolve(key));
    this.dialogs = this.createProperty<DialogState>('dialogs');
  }

  /** The whole of it, after `load`: what is changed in it is saved. */
  body(turn: TurnContext): StoredBody {
    return this.get(turn) as StoredBody;
  }

  override async saveChanges(turn: TurnContext): Promise<void> {
    const state = this.get(turn) as StoreItem;
    const key = await this.storageKey(turn);
    await this.storage.write({ [key]: { ...state, eTag: state.eTag ?? newItem } });
  }
}

/** What is stored, by property. */
export interface StoredBody {
  /** The form in which the rest is stored: see `stored-form.ts`. */
  form?: number;
  memory?: Memory;
  dialogs?: DialogState;
}

export const ownerKey = (userId: string): string => `owners/${userId}`;
