const separator = '|';

/** `<conversation id>|<sequence, seven digits>`. */
export const entryId = (conversationId: string, sequence: number): string =>
  `${conversationId}${separator}${String(sequence).padStart(7, '0')}`;

/** The inverse of `entryId`; undefined where it is not one. */
export function parseEntryId(id: string): { conversationId: string; sequence: number } | undefined {
  const at = id.lastIndexOf(separator);
  const digits = id.slice(at + 1);
  return at > 0 && /^\d{7,9}$/.test(digits)
    ? { conversationId: id.slice(0, at), sequence: Number(digits) }
    : undefined;
}

/** `entryId` in SQL: `conversationId` and `sequence` are expressions. */
export const entryIdSql = (conversationId: string, sequence: string): string =>
  `${conversationId} || '${separator}' || lpad((${sequence})::text, greatest(7, length((${sequence})::text)), '0')`;
