import { expect } from 'chai';
import { createRulesCoach } from '../../src/coaching/rules/coach.ts';
import type { Coach } from '../../src/coaching/coach.ts';
import type { Session } from '../../src/coaching/session.ts';
import type { Language } from '../../src/coaching/speech.ts';
import { createDialogs, type TurnEffect } from '../../src/dialogs/engine.ts';
import type { CoachingData, Memory } from '../../src/dialogs/memory.ts';
import type { Services } from '../../src/dialogs/talk.ts';
import { createSpeech } from '../../src/i18n.ts';
import type { Conversation, JsonObject, StoredState } from '../../src/persistence/ports.ts';

const speechIn = createSpeech();

/** What is expected of the last message of a turn: a pattern in any of its texts, or what it asks and where. */
export type Expected =
  RegExp | { ask?: CoachingData['ask']; stage?: CoachingData['stage']; text?: RegExp; not?: RegExp };
export type Line = [say: string | JsonObject, expected: Expected];

export interface Reply {
  text: string;
  coaching: CoachingData;
}

/** An owner in a conversation with the dialogs alone: no server, no database, what they write kept as JSON. */
export class ScriptedOwner {
  #stored: StoredState | undefined;
  #record: Session | undefined;
  readonly #conversation: Conversation;
  readonly #dialogs: ReturnType<typeof createDialogs>;
  /** Every effect so far, the newest last. */
  readonly effects: TurnEffect[] = [];
  clock = Date.UTC(2026, 0, 5, 9);

  constructor(language: Language, coach: Coach = createRulesCoach(), services?: Services) {
    this.#conversation = { id: 'c1', channel: 'direct-line', userId: 'u1', locale: language, reference: {} };
    this.#dialogs = createDialogs({
      coach,
      ...(services && { services }),
      speechIn,
      defaultLanguage: 'en',
      now: () => this.clock,
      states: {
        read: () => Promise.resolve(this.#stored && structuredClone(this.#stored)),
        write: () => Promise.reject(new Error('a turn writes by its commit')),
        delete: () => Promise.reject(new Error('a turn deletes nothing')),
      },
      sessions: { latest: () => Promise.resolve(structuredClone(this.#record)) },
    });
  }

  get memory(): Memory {
    return this.#stored?.body['memory'] as unknown as Memory;
  }

  /** Sends what an owner does, as text or as a whole activity, and returns what is answered. */
  async says(said: string | JsonObject): Promise<Reply[]> {
    const activity = typeof said === 'string' ? { type: 'message', text: said } : said;
    return this.#keep(await this.#dialogs.run(this.#conversation, [activity]));
  }

  /** Several activities wait at once; how many of them the turn took. */
  async saysAtOnce(activities: readonly JsonObject[]): Promise<number> {
    const effect = await this.#dialogs.run(this.#conversation, activities);
    this.#keep(effect);
    return effect.taken;
  }

  /** Puts something else in place of what is stored; `record`: the session as the database has it. */
  rewrite(change: (body: JsonObject) => JsonObject | undefined, record: Session | undefined): void {
    const body = change(structuredClone(this.#stored!.body));
    this.#stored = body && { version: this.#stored!.version, body };
    this.#record = structuredClone(record);
  }

  async presses(action: string): Promise<Reply[]> {
    return this.says({ type: 'message', text: '', value: { action } });
  }

  async arrives(): Promise<Reply[]> {
    return this.says({ type: 'conversationUpdate' });
  }

  async fails(): Promise<Reply[]> {
    return this.#keep(await this.#dialogs.apologise(this.#conversation));
  }

  #keep(effect: TurnEffect): Reply[] {
    this.effects.push(effect);
    if (effect.state) {
      // Through JSON, as the database does.
      const body = JSON.parse(JSON.stringify(effect.state.body)) as JsonObject;
      this.#stored = { version: (this.#stored?.version ?? 0) + 1, body };
    }
    effect.outgoing.forEach(expectReadable);
    return effect.outgoing.map((activity) => ({
      text: String(activity['text']),
      coaching: (activity['channelData'] as unknown as { coaching: CoachingData }).coaching,
    }));
  }

  /** Plays a script of `[say, expect]`. */
  async plays(lines: Line[]): Promise<void> {
    for (const [say, expected] of lines) {
      const replies = await this.says(say);
      const where = `after ${JSON.stringify(say)}: ${JSON.stringify(replies)}`;
      const last = replies.at(-1);
      const texts = replies.map(({ text }) => text).join('\n');
      if (expected instanceof RegExp) expect(texts, where).to.match(expected);
      else {
        if (expected.text) expect(texts, where).to.match(expected.text);
        if (expected.not) expect(texts, where).not.to.match(expected.not);
        if (expected.ask !== undefined) expect(last?.coaching.ask, where).to.equal(expected.ask);
        if (expected.stage) expect(last?.coaching.stage, where).to.equal(expected.stage);
      }
    }
  }
}

/** What holds for every message: it says something, is short, and asks one thing at most. */
function expectReadable({ text, textFormat }: JsonObject): void {
  const said = String(text);
  expect(said.length, said).to.be.within(1, textFormat === 'markdown' ? 1_024 : 600);
  expect(said.split('?').length - 1, said).to.be.at.most(1);
}
