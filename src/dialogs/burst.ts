import type { JsonObject } from '../persistence/ports.ts';

/** Texts that come this close to each other are one thing said in pieces; milliseconds. */
const gapMs = 2_000;
/** What is longer, in characters, is a message of its own. */
const longestPiece = 280;

/**
 * How many of the waiting activities, one at least, are one answer typed in pieces: short texts of the same moment,
 * none of them a button or a command. `isCommand`: whether a text means something by itself.
 */
export function burstLength(activities: readonly JsonObject[], isCommand: (text: string) => boolean): number {
  const isPiece = (activity: JsonObject | undefined): boolean => {
    const text = textOf(activity);
    return text !== undefined && text.length <= longestPiece && !isCommand(text);
  };
  if (!isPiece(activities[0])) return 1;
  let length = 1;
  while (isPiece(activities[length]) && gap(activities[length - 1]!, activities[length]!) <= gapMs) length++;
  return length;
}

/** The first activity with the texts of all, a line each. */
export const merged = (activities: readonly JsonObject[]): JsonObject =>
  activities.length === 1
    ? activities[0]!
    : { ...activities[0], text: activities.map((activity) => textOf(activity)).join('\n') };

/** The text of a message that is nothing but a text. */
function textOf(activity: JsonObject | undefined): string | undefined {
  if (activity?.['type'] !== 'message' || activity['value'] != null) return undefined;
  const { text, attachments } = activity;
  if (Array.isArray(attachments) && attachments.length > 0) return undefined;
  return typeof text === 'string' && text.trim() !== '' ? text : undefined;
}

const gap = (a: JsonObject, b: JsonObject): number => at(b) - at(a);

/** The log gives every activity its time. */
const at = ({ timestamp }: JsonObject): number => Date.parse(timestamp as string);
