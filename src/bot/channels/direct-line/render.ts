import type { JsonObject, LogEntry } from '../../../persistence/ports.ts';

/** The sender of all that Griot says; no user may go by this id. */
export const bot = { id: 'griot', name: 'Griot', role: 'bot' };

export const channelId = 'directline';

interface OfferedAction {
  id: string;
  title: string;
}

/**
 * An entry as a client sees it, or undefined for the arrival, which no client sees. Griot's own events are shown:
 * what is said next answers them, and Web Chat holds an answer back until it has seen what it answers.
 */
export function render(entry: LogEntry): JsonObject | undefined {
  if (entry.activity['type'] === 'conversationUpdate') return undefined;
  const isOurs = isObject(entry.activity['from']) && entry.activity['from']['id'] === bot.id;
  return entry.direction === 'out' || isOurs ? renderOurs(entry) : renderEcho(entry);
}

/** Their own activity, as they sent it, with the id that it was given. */
const renderEcho = ({ activity, id, createdAt }: LogEntry): JsonObject => ({
  ...activity,
  id,
  timestamp: createdAt.toISOString(),
});

function renderOurs({ activity, conversationId, id, createdAt }: LogEntry): JsonObject {
  const actions = offered(activity).map(({ id: action, title }) => ({
    type: 'messageBack',
    title,
    text: title,
    displayText: title,
    value: { action },
  }));
  return {
    ...activity,
    id,
    timestamp: createdAt.toISOString(),
    channelId,
    conversation: { id: conversationId },
    from: bot,
    ...(actions.length > 0 && { suggestedActions: { to: [], actions } }),
  };
}

/** A sign that an answer is being made: shown to who is there, kept nowhere. */
export const renderTyping = (conversationId: string): JsonObject => ({
  type: 'typing',
  channelId,
  conversation: { id: conversationId },
  from: bot,
  timestamp: new Date().toISOString(),
});

function offered({ channelData }: JsonObject): OfferedAction[] {
  const coaching = isObject(channelData) ? channelData['coaching'] : undefined;
  const actions = isObject(coaching) ? coaching['actions'] : undefined;
  return Array.isArray(actions) ? (actions as unknown as OfferedAction[]) : [];
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
