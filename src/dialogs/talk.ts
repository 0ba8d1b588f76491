import type { Activity, Attachment, TurnContext } from 'botbuilder-core';
import { progress, settledAnswers, type Session } from '../coaching/session.ts';
import type { Coach, CoachContext } from '../coaching/coach.ts';
import type { Speech, SpeechIn } from '../coaching/speech.ts';
import type { JobRequest } from '../persistence/ports.ts';
import type { ActionId, OfferedAction } from './actions.ts';
import type { Input } from './input.ts';
import { longestMessage, packLines } from './lines.ts';
import type { Ask, CoachingData, Memory } from './memory.ts';

/** Which services that an owner notices are set up here. */
export interface Services {
  /** Pages of the web can be searched. */
  search: boolean;
  /** A brief can be published as a website. */
  publishing: boolean;
}

/** Everything that the dialogs of one turn share: who is spoken with, in which language, and what came in. */
export class Talk {
  readonly memory: Memory;
  readonly input: Input;
  readonly coach: Coach;
  readonly services: Services;
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
    services: Services;
    speechIn: SpeechIn;
    conversationId: string;
    now: number;
  }) {
    this.#turn = parts.turn;
    this.memory = parts.memory;
    this.input = parts.input;
    this.coach = parts.coach;
    this.services = parts.services;
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
      sessionId: this.session.id,
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

  /** Says something that asks for nothing, with what can be done. */
  async offer(text: string, actions: OfferedAction[]): Promise<void> {
    await this.#send(text, null, actions);
  }

  /** Says several lines in as few messages as fit, none of them broken. */
  async sayLines(lines: readonly string[]): Promise<void> {
    for (const text of packLines([this.takeLead(), ...lines].filter(Boolean))) await this.say(text);
  }

  /** Asks: the one question of this turn, remembered so that it can be asked again as it was. */
  async ask(ask: Ask, text: string, actions: OfferedAction[]): Promise<void> {
    this.memory.lastAsk = { ask, text, actions };
    await this.#send(text, ask, actions);
  }

  /** Asks beside the coaching: the coaching's own question stays the one to come back to. */
  async askAside(
    kind: NonNullable<Memory['aside']>['kind'],
    text: string,
    actions: OfferedAction[],
  ): Promise<void> {
    this.memory.aside = { kind, actions };
    await this.#send(text, kind === 'language' ? 'choose' : 'confirm', actions);
  }

  /** The same question once more, after `aside`: in one message, where it fits. */
  async askAgain(aside: string): Promise<void> {
    const last = this.memory.lastAsk;
    if (!last) return aside ? this.say(aside) : undefined;
    const joined = [aside, last.text].filter(Boolean).join('\n\n');
    const fits = joined.length <= longestMessage;
    if (!fits) await this.say(aside);
    await this.#send(fits ? joined : last.text, last.ask, last.actions);
  }

  /** Announces the brief: the only message with links, hence in Markdown; what an owner said is escaped in it. */
  async announce(markdown: string, actions: OfferedAction[], picture?: Attachment): Promise<void> {
    const attachments = picture && [picture];
    await this.#send(markdown, null, actions, {
      textFormat: 'markdown',
      ...(attachments && { attachments }),
    });
  }

  async #send(
    text: string,
    ask: Ask | null,
    actions: OfferedAction[],
    form: Pick<Partial<Activity>, 'textFormat' | 'attachments'> = { textFormat: 'plain' },
  ): Promise<void> {
    const coaching: CoachingData = {
      sessionId: this.session.id,
      stage: this.session.current,
      status: this.session.status,
      ask,
      progress: progress(this.session),
      actions: actions.map(({ id, title }) => ({ id, title })),
      // While it is made anew, nobody is led to what is out of date.
      ...(this.memory.links && this.session.status !== 'sub_agents_running' && { brief: this.memory.links }),
    };
    const whole = [this.#lead, text].filter(Boolean).join('\n\n');
    this.#lead = '';
    const activity: Partial<Activity> = {
      type: 'message',
      text: whole,
      ...form,
      locale: this.session.language,
      inputHint: ask ? 'expectingInput' : 'acceptingInput',
      channelData: { coaching },
    };
    await this.#turn.sendActivity(activity);
  }
}

const talkKey = Symbol('talk');
