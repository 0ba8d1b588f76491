import { defineEntity, p } from '@mikro-orm/core';
import type { JsonObject } from '../ports.ts';

const schema = defineEntity({
  name: 'DialogState',
  tableName: 'dialog_state',
  properties: {
    key: p.text().primary(),
    version: p.integer().version(),
    /** Read and written whole: kept as the text that it is. */
    body: p.json<JsonObject>().columnType('json'),
    updatedAt: p.datetime(3),
  },
});

/** Where the dialogs of a conversation stand. */
export class DialogState extends schema.class {}
schema.setClass(DialogState);
