import type { AgentResult } from '../coaching/brief.ts';
import type { Speech } from '../coaching/speech.ts';
import type { StoredFile } from '../persistence/ports.ts';
import type { Material } from './material.ts';

/** What every agent works on. */
export interface Task {
  briefId: string;
  material: Material;
  /** The owner's language: all that the agents write is written in it. */
  speech: Speech;
}

/** What the four agents after research work on. */
export interface InformedTask extends Task {
  research: AgentResult;
}

/** What an agent hands over; how long it took is measured around it. */
export interface AgentWork extends Omit<AgentResult, 'ms'> {
  files?: StoredFile[];
}

/** May throw or hang: the graph turns that into a result with the status `failed`. */
export type Agent<T extends Task = InformedTask> = (task: T, signal: AbortSignal) => Promise<AgentWork>;

/**
 * What can be said of a result besides its data. Each has a text in `brief:warnings`.
 * `failed`: the agent threw. `timed-out`: it took longer than it may. `logo-preview`: a stand-in, not the logo.
 * `logo-initials`, `logo-no-letters`: the name could not be drawn whole. `nothing-found`: the search had no hit.
 */
export const warningNames = [
  'failed',
  'timed-out',
  'logo-preview',
  'logo-initials',
  'logo-no-letters',
  'nothing-found',
] as const;
export type WarningName = (typeof warningNames)[number];
