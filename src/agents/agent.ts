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
 * `failed`: the service behind it failed. `timed-out`: it took longer than it may. `over-quota`: it was asked too much.
 * `made-here`: so the result was made without it. `partly-unused`, `unused`: what the service wrote said things that
 * nobody had stated. `searched-in-part`: not every search was answered. `nothing-found`: the search had no hit.
 * `logo-preview`: a stand-in, not the logo. `logo-initials`, `logo-no-letters`: the name could not be drawn whole.
 */
export const warningNames = [
  'failed',
  'timed-out',
  'over-quota',
  'made-here',
  'partly-unused',
  'unused',
  'searched-in-part',
  'nothing-found',
  'logo-preview',
  'logo-initials',
  'logo-no-letters',
] as const;
export type WarningName = (typeof warningNames)[number];
