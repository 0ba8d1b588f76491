import { defineEntity, p } from '@mikro-orm/core';

const schema = defineEntity({
  name: 'File',
  tableName: 'file',
  properties: {
    /** `<brief id>/<name>`. Collated by bytes, so that its index serves prefixes. */
    path: p.text().primary().collation('C'),
    type: p.text(),
    bytes: p.blob(),
    updatedAt: p.datetime(3),
  },
});

/** The durable side of the virtual file system. */
export class File extends schema.class {}
schema.setClass(File);
