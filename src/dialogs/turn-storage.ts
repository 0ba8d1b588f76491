import type { StoreItem, StoreItems } from 'botbuilder-core';
import type { JsonObject } from '../persistence/ports.ts';
import { bodyOf, DialogStorage, versionOf } from './dialog-storage.ts';

/** A write that the turn wants: committed later, together with everything else that the turn did. */
export interface StateWrite {
  key: string;
  /** The version that was read; 0 where there was none. */
  version: number;
  body: JsonObject;
}

/** The storage of one turn: reads from the store, holds the one write until the turn commits, deletes nothing. */
export class TurnStorage extends DialogStorage {
  #write: StateWrite | undefined;

  get pendingWrite(): StateWrite | undefined {
    return this.#write;
  }

  override write(changes: StoreItems): Promise<void> {
    for (const [key, item] of Object.entries(changes) as [string, StoreItem][]) {
      const version = versionOf(item);
      if (version === undefined) return Promise.reject(new Error('a turn writes over what it has read'));
      this.#write = { key, version, body: bodyOf(item) };
    }
    return Promise.resolve();
  }

  override delete(): Promise<void> {
    return Promise.reject(new Error('the state of an owner is never deleted by a turn'));
  }
}
