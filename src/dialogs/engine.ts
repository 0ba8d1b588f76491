import { TurnContext, type Activity } from 'botbuilder-core';
import type { Session } from '../coaching/session.ts';
import type { Coach } from '../coaching/coach.ts';
import { offeredLanguage } from '../coaching/language.ts';
import { languages, type Language, type SpeechIn } from '../coaching/speech.ts';
import { stageNames } from '../coaching/stages.ts';
import type { Conversation, DialogStore, JsonObject, Sessions, TurnCommit } from '../persistence/ports.ts';
import { burstLength, merged } from './burst.ts';
import { createCommands, type Commands } from './commands.ts';
import { CoachingDialogs } from './coaching-dialogs.ts';
import { ownEvent, tellEvent } from './events.ts';
import { understand } from './input.ts';
import { newSession, sayWhereWeAre } from './interruptions.ts';
import { OwnerState, ownerKey, type Memory } from './memory.ts';
import { bringUpToDate } from './stored-form.ts';
import { Talk, type Services } from './talk.ts';
import { TurnAdapter } from './turn-adapter.ts';
import { TurnStorage } from './turn-storage.ts';

/** What a turn does, to be committed with the incoming entries that it answers. */
export interface TurnEffect extends Pick<TurnCommit, 'outgoing' | 'state' | 'session' | 'jobs'> {
  /** How many of the activities it answers, from the first. */
  taken: number;
}

export interface Dialogs {
  /**
   * Runs one turn on what is stored; writes nothing. `activities`: all that wait, in order: the turn answers the first,
   * or several that are one answer typed in pieces.
   */
  run(conversation: Conversation, activities: readonly JsonObject[]): Promise<TurnEffect>;
  /** The effect in place of one that failed on the first activity: sorry, and the same question again. */
  apologise(conversation: Conversation): Promise<TurnEffect>;
}

interface Parts {
  coach: Coach;
  speechIn: SpeechIn;
  states: DialogStore;
  sessions: Pick<Sessions, 'latest'>;
  defaultLanguage: Language;
  /** Absent: none. */
  services?: Services;
  /** Milliseconds since the epoch. */
  now?: () => number;
}

/** Who was away for longer is told where they stand: as long as a copy of their state is kept at hand. */
const longAwayMs = 2 * 60 * 60 * 1_000;

const noServices: Services = { search: false, publishing: false };

export function createDialogs(parts: Parts): Dialogs {
  const engine = new Engine(parts);
  return {
    run: (conversation, activities) => engine.turn(conversation, activities, (turn) => engine.hear(turn)),
    apologise: (conversation) =>
      engine.turn(conversation, [{ type: 'event', name: 'error' }], ({ talk }) =>
        talk.askAgain(talk.text('error')),
      ),
  };
}

interface OpenTurn {
  context: TurnContext;
  adapter: TurnAdapter;
  state: OwnerState;
  talk: Talk;
  conversation: Conversation;
  /** The owner was here before this turn. */
  isKnown: boolean;
}

class Engine {
  readonly #parts: Required<Parts>;
  readonly #commands: Commands;
  readonly #dialogs = new CoachingDialogs();

  constructor(parts: Parts) {
    this.#parts = { now: Date.now, services: noServices, ...parts };
    this.#commands = createCommands(parts.speechIn);
  }

  async turn(
    conversation: Conversation,
    activities: readonly JsonObject[],
    work: (turn: OpenTurn) => Promise<void>,
  ): Promise<TurnEffect> {
    const storage = new TurnStorage(this.#parts.states);
    const adapter = new TurnAdapter();
    const state = new OwnerState(storage, ownerKey(conversation.userId));
    const context = new TurnContext(adapter, forDialogs(activities[0]!, conversation));
    await state.load(context);
    const body = state.body(context);
    await bringUpToDate(body, () => this.#parts.sessions.latest(conversation.userId));
    const memory = body.memory!;
    const taken = this.#length(memory, activities);
    Object.assign(context.activity, { text: merged(activities.slice(0, taken))['text'] ?? '' });

    const isKnown = memory.session !== undefined;
    const before = pieces(memory.session);
    memory.session ??= newSession(this.#firstLanguage(conversation, activities[0]!), this.#parts.now());
    const talk = this.#talk(context, memory, conversation);
    const turn = { context, adapter, state, talk, conversation, isKnown };
    await work(turn);
    await Talk.of(context).flush();
    await state.saveChanges(context);
    return effectOf(taken, adapter, Talk.of(context), storage, conversation, before);
  }

  async hear(turn: OpenTurn): Promise<void> {
    const { context, talk, isKnown, conversation } = turn;
    const event = ownEvent(context.activity as unknown as JsonObject);
    if (event) return tellEvent(talk, event);
    const { lastSeen } = talk.memory;
    talk.memory.lastSeen = { at: talk.now, conversationId: conversation.id };
    const wasAway = isKnown && (lastSeen === undefined || talk.now - lastSeen.at > longAwayMs);
    if (context.activity.type === 'conversationUpdate') {
      if (!isKnown) talk.lead(talk.text('greeting'));
      else if (wasAway || lastSeen?.conversationId !== conversation.id) return this.#welcomeBack(turn, '');
      else return;
    } else if (context.activity.type !== 'message') {
      return;
    } else if (!isKnown) {
      talk.lead(talk.text('greeting'));
    } else if (talk.input.command === undefined && this.#commands.isThanks(talk.input.text)) {
      return talk.askAgain(talk.text('you-are-welcome'));
    } else if (talk.input.command === undefined && this.#commands.isGreeting(talk.input.text)) {
      const greeting = talk.text('greeting-again');
      return wasAway ? this.#welcomeBack(turn, greeting) : talk.askAgain(greeting);
    } else {
      this.#followLanguage(talk);
      if (wasAway) talk.lead(talk.text('seen-again'));
    }
    await this.#converse(turn);
  }

  /** Goes on with the dialogs. Those that do not stand where they stood any more begin anew before they hear this turn. */
  async #converse({ context, adapter, state, talk, conversation, isKnown }: OpenTurn): Promise<void> {
    if (isKnown && !(await this.#dialogs.haveBegun(context, state))) {
      const lead = talk.takeLead();
      await this.#dialogs.begin(context, state);
      // It was asked before; what they answer now is heard below.
      adapter.said.length = 0;
      this.#talk(context, talk.memory, conversation).lead(lead);
    }
    await this.#dialogs.goOn(context, state);
  }

  async #welcomeBack({ context, state, talk }: OpenTurn, greeting: string): Promise<void> {
    await sayWhereWeAre(talk, greeting);
    if (await this.#dialogs.haveBegun(context, state)) await talk.askAgain('');
    else await this.#dialogs.begin(context, state);
  }

  #talk(context: TurnContext, memory: Memory, conversation: Conversation): Talk {
    const { coach, services, speechIn, now } = this.#parts;
    return new Talk({
      turn: context,
      memory,
      input: understand(context.activity, memory, this.#commands),
      coach,
      services,
      speechIn,
      conversationId: conversation.id,
      now: now(),
    });
  }

  /** Only an open question can be answered in pieces. */
  #length({ session, lastAsk, aside }: Memory, activities: readonly JsonObject[]): number {
    const isOpen = lastAsk?.ask === 'answer' || lastAsk?.ask === 'follow-up';
    if (!isOpen || aside || session?.paused) return 1;
    return burstLength(
      activities,
      (text) =>
        this.#commands.recognise(text, lastAsk.actions, false) !== undefined ||
        this.#commands.languageRequest(text) !== undefined ||
        this.#commands.isGreeting(text),
    );
  }

  /** The language of a message that is long enough to tell becomes the session's, where it is offered. */
  #followLanguage(talk: Talk): void {
    const language = offeredLanguage(talk.input.text);
    if (language && talk.input.command === undefined) talk.session.language = language;
  }

  #firstLanguage(conversation: Conversation, activity: JsonObject): Language {
    const locale = typeof activity['locale'] === 'string' ? activity['locale'] : (conversation.locale ?? '');
    const asked = locale.toLowerCase().split(/[-_]/)[0];
    return languages.find((language) => language === asked) ?? this.#parts.defaultLanguage;
  }
}

function effectOf(
  taken: number,
  { said }: TurnAdapter,
  { session, jobs }: Talk,
  { pendingWrite }: TurnStorage,
  { userId }: Conversation,
  before: ReadonlyMap<string, string>,
): TurnEffect {
  const after = pieces(session);
  const changed = stageNames.filter((stage) => after.get(stage) !== before.get(stage));
  return {
    taken,
    outgoing: said as unknown as JsonObject[],
    jobs,
    ...(pendingWrite && { state: pendingWrite }),
    ...((changed.length > 0 || after.get('rest') !== before.get('rest')) && {
      session: { userId, session, changed },
    }),
  };
}

/** A session in texts that can be compared: each of its steps, and the rest. */
function pieces(session: Session | undefined): Map<string, string> {
  if (!session) return new Map();
  const { steps, ...rest } = session;
  const texts = new Map([['rest', JSON.stringify(rest)]]);
  for (const stage of stageNames) if (steps[stage]) texts.set(stage, JSON.stringify(steps[stage]));
  return texts;
}

/** The fields without which botbuilder refuses an activity; a message without a text is one with an empty text. */
const forDialogs = (activity: JsonObject, conversation: Conversation): Partial<Activity> =>
  ({
    text: '',
    ...activity,
    channelId: conversation.channel,
    conversation: { id: conversation.id },
    recipient: { id: 'griot' },
  }) as unknown as Partial<Activity>;
