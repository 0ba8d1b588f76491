import { WebSocket } from 'ws';
import type { CoachingData } from '../../src/dialogs/memory.ts';

export interface ChatActivity {
  id: string;
  type: string;
  text?: string;
  from: { id: string };
  replyToId?: string;
  channelData?: { coaching?: CoachingData };
}

/** A person at the other end of Direct Line: posts over HTTP, reads from the socket. */
export class DirectLineOwner {
  readonly #base: string;
  readonly #token: string;
  readonly conversationId: string;
  readonly #socket: WebSocket;
  readonly #seen: ChatActivity[] = [];
  readonly #waiting = new Set<() => void>();
  #read = 0;

  private constructor(base: string, token: string, conversationId: string, streamUrl: string) {
    this.#base = base;
    this.#token = token;
    this.conversationId = conversationId;
    this.#socket = new WebSocket(streamUrl);
    // The server may be killed: its absence is noticed when it is spoken to.
    this.#socket.on('error', () => undefined);
    this.#socket.on('message', (frame) => {
      const text = (frame as Buffer).toString();
      if (text === '') return;
      const { activities } = JSON.parse(text) as { activities: ChatActivity[] };
      this.#seen.push(...activities.filter(({ type, from }) => type === 'message' && from.id === 'griot'));
      for (const check of this.#waiting) check();
    });
  }

  /** `url`: of a running Griot, without a slash at its end. */
  static async arrive(url: string, userId: string, locale: string): Promise<DirectLineOwner> {
    const base = `${url}/v3/directline`;
    const json = { 'content-type': 'application/json' };
    const generated = await fetch(`${base}/tokens/generate`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ user: { id: userId }, locale }),
    });
    const { token } = (await generated.json()) as { token: string };
    const started = await fetch(`${base}/conversations`, {
      method: 'POST',
      headers: { ...json, authorization: `Bearer ${token}` },
      body: JSON.stringify({ locale }),
    });
    const { conversationId, streamUrl } = (await started.json()) as {
      conversationId: string;
      streamUrl: string;
    };
    return new DirectLineOwner(base, token, conversationId, streamUrl);
  }

  /** The same person in the same conversation, when the server was started again at `url`. */
  async comeBack(url: string): Promise<DirectLineOwner> {
    const base = `${url}/v3/directline`;
    const response = await fetch(`${base}/conversations/${this.conversationId}`, {
      headers: { authorization: `Bearer ${this.#token}` },
    });
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
    const { token, streamUrl } = (await response.json()) as { token: string; streamUrl: string };
    return new DirectLineOwner(base, token, this.conversationId, streamUrl);
  }

  /** Everything that Griot said so far. */
  get heard(): readonly ChatActivity[] {
    return this.#seen;
  }

  /** The messages up to the first not yet read that fits. The test's own time limit ends a wait that never does. */
  async until(fits: (activity: ChatActivity) => boolean): Promise<ChatActivity[]> {
    const from = this.#read;
    return new Promise((resolve) => {
      const check = (): void => {
        const found = this.#seen.findIndex((activity, index) => index >= from && fits(activity));
        if (found < 0) return;
        this.#waiting.delete(check);
        this.#read = found + 1;
        resolve(this.#seen.slice(from, found + 1));
      };
      this.#waiting.add(check);
      check();
    });
  }

  /** `url`: of another process than the one that they arrived at. */
  async post(activity: Record<string, unknown>, url?: string): Promise<string> {
    const base = url === undefined ? this.#base : `${url}/v3/directline`;
    const response = await fetch(`${base}/conversations/${this.conversationId}/activities`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` },
      body: JSON.stringify(activity),
    });
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
    return ((await response.json()) as { id: string }).id;
  }

  /** Says something and returns the messages up to the question it is answered with. */
  async says(text: string, value?: Record<string, unknown>): Promise<ChatActivity[]> {
    await this.post({ type: 'message', text, ...(value && { value }) });
    return this.until(({ channelData }) => channelData?.coaching?.ask != null);
  }

  leave(): void {
    this.#socket.terminate();
  }
}
