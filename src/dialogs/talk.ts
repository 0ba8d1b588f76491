import type { Activity, TurnContext } from 'botbuilder-core';
import { progress, settledAnswers, type Session } from '../coaching/session.ts';
import type { Coach, CoachContext } from '../coaching/coach.ts';
import type { Speech, SpeechIn } from '../coaching/speech.ts';
import type { JobRequest } from '../persistence/ports.ts';
import type { ActionId, OfferedAction } from './actions.ts';
import type { Input } from './input.ts';
import { packLines } from './lines.ts';
import type { Ask, CoachingData, Memory } from './memory.ts';

/** Everything that the dialogs of one turn share: who is spoken with, in which language, and what came in. */
export class Talk {
  readonly memory: Memory;
  readonly input: Input;
  readonly coach: Coach;
  readonly jobs: JobRequest[] = [];
  readonly conversationId: string;
  readonly now: number;
  /** The owner asked in this turn to change an answer, rather than to look at it again. */
  changing = false;
  #lead = '';
  readonly #turn: TurnContext;
  readonly #speechIn: SpeechIn;

  constructor(parts: {
    turn: TurnContext;
    memory: Memory;
    input: Input;
    coach: Coach;
    speechIn: SpeechIn;
    conversationId: string;
    now: number;
  }) {
    this.#turn = parts.turn;
    this.memory = parts.memory;
    this.input = parts.input;
    this.coach = parts.coach;
    this.#speechIn = parts.speechIn;
    this.conversationId = parts.conversationId;
    this.now = parts.now;
    this.#turn.turnState.set(talkKey, this);
  }

  static of(turn: TurnContext): Talk {
    return turn.turnState.get<Talk>(talkKey);
  }

  get session(): Session {
    if (!this.memory.session) throw new Error('no session was begun');
    return this.memory.session;
  }

  get speech(): Speech {
    return this.#speechIn(this.session.language);
  }

  text(key: string, values?: Record<string, string | number>): string {
    return this.speech.text(`dialogs:${key}`, values);
  }

  action(id: ActionId, words?: string): OfferedAction {
    return { id, title: this.text(`actions.${words ?? id}`), ...(words && { words }) };
  }

  actions(...ids: ActionId[]): OfferedAction[] {
    return ids.map((id) => this.action(id));
  }

  coachContext(): CoachContext {
    const { businessName, sector, place } = this.session;
    return {
      speech: this.speech,
      answers: settledAnswers(this.session),
      ...(businessName && { businessName }),
      ...(sector?.key && { sectorKey: sector.key }),
      ...(sector && { sector: sector.text }),
      ...(place && { place: place.text }),
    };
  }

  /** Puts a line at the head of what is said next, so that a short "noted" is no message of its own. */
  lead(line: string): void {
    this.#lead = [this.#lead, line].filter(Boolean).join(' ');
  }

  /** What was put at the head, taken back. */
  takeLead(): string {
    const lead = this.#lead;
    this.#lead = '';
    return lead;
  }

  /** Says the line that nothing followed. */
  async flush(): Promise<void> {
    if (this.#lead) await this.#send('', null, []);
  }

  /** Says something that asks for nothing. */
  async say(text: string): Promise<void> {
    await this.#send(text, null, []);
  }

  /** Says several lines in as few messages as fit, none of them broken. */
  async sayLines(lines: readonly string[]): Promise<void> {
    for (const text of packLines(lines)) await this.say(text);
  }

  /** Asks: the one question of this turn, remembered so that it can be asked again as it was. */
  async ask(ask: Ask, text: string, actions: OfferedAction[]): Promise<void> {
    this.memory.lastAsk = { ask, text, actions };
    await this.#send(text, ask, actions);
  }

  /** The same question once more, after `aside`, in one message. */
  async askAgain(aside: string): Promise<void> {
    const last = this.memory.lastAsk;
    if (!last) return this.say(aside);
    await this.#send(aside ? `${aside}\n\n${last.text}` : last.text, last.ask, last.actions);
  }

  /** Announces the brief: the only message with links, hence in Markdown; what an owner said is escaped in it. */
  async announce(markdown: string, actions: OfferedAction[]): Promise<void> {
    await this.#send(markdown, null, actions, 'markdown');
  }

  async #send(
    text: string,
    ask: Ask | null,
    actions: OfferedAction[],
    textFormat: 'plain' | 'markdown' = 'plain',
  ): Promise<void> {
    const coaching: CoachingData = {
      sessionId: this.session.id,
      stage: this.session.current,
      status: this.session.status,
      ask,
      progress: progress(this.session),
      actions: actions.map(({ id, title }) => ({ id, title })),
      ...(this.memory.links && { brief: this.memory.links }),
    };
    const whole = [this.#lead, text].filter(Boolean).join('\n\n');
    this.#lead = '';
    const activity: Partial<Activity> = {
      type: 'message',
      text: whole,
      textFormat,
      locale: this.session.language,
      inputHint: ask ? 'expectingInput' : 'acceptingInput',
      channelData: { coaching },
    };
    await this.#turn.sendActivity(activity);
  }
}

const talkKey = Symbol('talk');
