import type { Storage, StoreItem, StoreItems } from 'botbuilder-core';
import { VersionConflict, type DialogStore, type JsonObject } from '../persistence/ports.ts';

/** The eTag of what is not there yet: who writes with it must be the first. */
export const newItem = '0';

const isVersion = /^\d{1,9}$/;

/** The version that an item was read at; undefined where its writer does not care. Throws `RangeError`. */
export function versionOf(item: StoreItem): number | undefined {
  const eTag: unknown = item.eTag;
  if (eTag === undefined || eTag === null || eTag === '*') return undefined;
  if (typeof eTag !== 'string' || !isVersion.test(eTag))
    throw new RangeError('an eTag is one that was read, or *');
  return Number(eTag);
}

export function bodyOf(item: StoreItem): JsonObject {
  const { eTag: _, ...body } = item;
  return body;
}

/** botbuilder's `Storage` on the dialog store: an eTag is a version, and a write on an older one is refused. */
export class DialogStorage implements Storage {
  protected readonly store: DialogStore;

  constructor(store: DialogStore) {
    this.store = store;
  }

  async read(keys: string[]): Promise<StoreItems> {
    if (!keys) throw new ReferenceError('the keys to read are missing');
    const items: StoreItems = {};
    for (const key of keys) {
      const stored = await this.store.read(key);
      if (stored) items[key] = { ...stored.body, eTag: String(stored.version) };
    }
    return items;
  }

  /** Throws `VersionConflict` for an item that was changed since it was read; those before it are written. */
  async write(changes: StoreItems): Promise<void> {
    if (!changes) throw new ReferenceError('the changes to write are missing');
    for (const [key, item] of Object.entries(changes) as [string, StoreItem][]) {
      const version = versionOf(item);
      if (version === undefined) await this.#overwrite(key, bodyOf(item));
      else await this.store.write(key, version, bodyOf(item));
    }
  }

  async delete(keys: string[]): Promise<void> {
    if (!keys) throw new ReferenceError('the keys to delete are missing');
    for (const key of keys) await this.store.delete(key);
  }

  /** Over whatever is there: what another writer puts there meanwhile too. */
  async #overwrite(key: string, body: JsonObject): Promise<void> {
    for (;;) {
      const stored = await this.store.read(key);
      try {
        return await this.store.write(key, stored?.version ?? 0, body);
      } catch (error) {
        if (!(error instanceof VersionConflict)) throw error;
      }
    }
  }
}
