import type { Activity } from 'botbuilder-core';
import { isActionId, type CommandId } from './actions.ts';
import type { Commands, LanguageRequest } from './commands.ts';
import type { Memory } from './memory.ts';

/** What the owner did in this turn, understood once for all dialogs. */
export interface Input {
  text: string;
  command: CommandId | undefined;
  /** A language that the owner asks to go on in. */
  languageRequest: LanguageRequest | undefined;
  /** Something was attached, which is not a text. */
  attached: boolean;
}

/** Reads an activity in the light of what was asked last. */
export function understand(activity: Partial<Activity>, memory: Memory, commands: Commands): Input {
  const text = typeof activity.text === 'string' ? activity.text : '';
  const pressed = pressedAction(activity.value);
  const offered = [...(memory.aside?.actions ?? []), ...(memory.lastAsk?.actions ?? [])];
  const isReview = memory.session?.current === 'synthesis';
  return {
    text,
    command: isActionId(pressed) ? pressed : commands.recognise(text, offered, isReview),
    languageRequest: commands.languageRequest(text),
    attached: Array.isArray(activity.attachments) && activity.attachments.length > 0,
  };
}

const pressedAction = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'action' in value ? value.action : undefined;
