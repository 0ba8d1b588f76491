import type { Brief } from '../../coaching/brief.ts';
import type { Speech } from '../../coaching/speech.ts';

/** A brief that was asked for, and what is needed to make something of it. */
export interface Found {
  brief: Brief;
  /** The brief's language, or English where Griot does not speak it. */
  speech: Speech;
  /** The address of its page. */
  address: string;
  /** The last part of that address. */
  token: string;
}

/** The files of a brief that the agents made, and as what they are served. */
export const stored = {
  'logo.svg': 'image/svg+xml',
  'logo-icon.svg': 'image/svg+xml',
  'logo-mono.svg': 'image/svg+xml',
  'logo-512.png': 'image/png',
  'logo-1024.png': 'image/png',
} as const;

export type StoredName = keyof typeof stored;
export const isStored = (name: string): name is StoredName => Object.hasOwn(stored, name);
