import {
  BotAdapter,
  type Activity,
  type ConversationReference,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder-core';

const notHere = (what: string): Promise<never> =>
  Promise.reject(new Error(`${what} is not possible within a turn`));

/**
 * Collects what the dialogs say instead of sending it: the turn commits it, its channel delivers it afterwards.
 */
export class TurnAdapter extends BotAdapter {
  readonly said: Partial<Activity>[] = [];

  override sendActivities(_turn: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    this.said.push(...activities);
    return Promise.resolve(activities.map((_, index) => ({ id: `${this.said.length}-${index}` })));
  }

  override updateActivity(): Promise<never> {
    return notHere('changing a message');
  }

  override deleteActivity(): Promise<never> {
    return notHere('deleting a message');
  }

  override continueConversation(
    _reference: Partial<ConversationReference>,
    _logic: (revocableContext: TurnContext) => Promise<void>,
  ): Promise<never> {
    return notHere('continuing another conversation');
  }
}
