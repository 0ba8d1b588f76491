import { setTimeout as pause } from 'node:timers/promises';
import type { ChatActivity } from './direct-line.ts';

/** Between two looks; less would take from the server the time that it needs to answer. */
const pollMs = 15;

/** A person at the other end of Direct Line who asks again and again, as a client does while the server is away. */
export class PollingOwner {
  readonly #base: string;
  readonly #user: string;
  #token = '';
  conversationId = '';
  #noteRefusal!: () => void;
  /** Resolves when something was refused for the first time. */
  readonly refused = new Promise<void>((resolve) => (this.#noteRefusal = resolve));
  #said = 0;

  /** `url`: where Griot listens, or will listen, without a slash at its end. */
  constructor(url: string, user: string) {
    this.#base = `${url}/v3/directline`;
    this.#user = user;
  }

  async arrive(): Promise<void> {
    const json = { 'content-type': 'application/json' };
    const body = JSON.stringify({ user: { id: this.#user } });
    const generated = await this.#insist('/tokens/generate', { method: 'POST', headers: json, body });
    const { token, conversationId } = (await generated.json()) as { token: string; conversationId: string };
    this.#token = token;
    this.conversationId = conversationId;
    await this.#insist('/conversations', {
      method: 'POST',
      headers: this.#headers,
      body: JSON.stringify({ locale: 'fr' }),
    });
  }

  /** Says something once, however often it has to be sent, and waits for the question that answers it. */
  async says(text: string): Promise<ChatActivity> {
    const channelData = { clientActivityID: `c${++this.#said}` };
    const body = JSON.stringify({ type: 'message', text, locale: 'fr', channelData });
    const path = `/conversations/${this.conversationId}/activities`;
    const posted = await this.#insist(path, { method: 'POST', headers: this.#headers, body });
    const { id } = (await posted.json()) as { id: string };
    return this.#until(
      (activity) => activity.replyToId === id && activity.channelData?.coaching?.ask != null,
    );
  }

  /** Waits for the first question, which answers their arrival. */
  greeted(): Promise<ChatActivity> {
    return this.#until(({ channelData }) => channelData?.coaching?.ask != null);
  }

  /** All that was said so far by either side. */
  async transcript(): Promise<ChatActivity[]> {
    const response = await this.#insist(`/conversations/${this.conversationId}/activities`, {
      headers: this.#headers,
    });
    return ((await response.json()) as { activities: ChatActivity[] }).activities;
  }

  get #headers(): Record<string, string> {
    return { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` };
  }

  /** The test's own time limit ends a wait that never does. */
  async #until(fits: (activity: ChatActivity) => boolean): Promise<ChatActivity> {
    for (;;) {
      const found = (await this.transcript()).find(fits);
      if (found) return found;
      await pause(pollMs);
    }
  }

  /** Until it is answered; a refusal that is not for now is thrown. */
  async #insist(path: string, request: RequestInit): Promise<Response> {
    for (;;) {
      const response = await fetch(this.#base + path, request).catch(() => undefined);
      if (response?.ok) return response;
      this.#noteRefusal();
      if (response && response.status < 500) throw new Error(`${response.status}: ${await response.text()}`);
      await pause(pollMs);
    }
  }
}
