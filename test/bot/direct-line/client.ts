import {
  DirectLine,
  type ConnectionStatus,
  type DirectLineOptions,
  type IBotConnection,
  type Services,
} from 'botframework-directlinejs';
import { HeldClock } from './held-clock.ts';

type Sent = Parameters<IBotConnection['postActivity']>[0];

interface Seen {
  id: string;
  type: string;
  text?: string;
  replyToId?: string;
  from: { id: string };
  attachments?: { contentUrl: string; name: string }[];
  channelData?: { clientActivityID?: string };
}

/** Web Chat's own client, and all that it has seen. */
export class Client {
  readonly line: DirectLine;
  readonly clock = new HeldClock();
  readonly seen: Seen[] = [];
  readonly statuses: ConnectionStatus[] = [];
  readonly #changed = new Set<() => void>();

  constructor(options: DirectLineOptions) {
    const services = { scheduler: this.clock, random: () => 0 } as unknown as Partial<Services>;
    this.line = new DirectLine({ ...options, ...services });
    this.line.connectionStatus$.subscribe((status) => this.#note(() => this.statuses.push(status)));
  }

  #note(change: () => void): void {
    change();
    for (const check of this.#changed) check();
  }

  connect(): this {
    this.line.activity$.subscribe(
      (activity) => this.#note(() => this.seen.push(activity as unknown as Seen)),
      () => undefined,
    );
    return this;
  }

  get texts(): (string | undefined)[] {
    return this.seen.filter(({ type }) => type === 'message').map(({ text }) => text);
  }

  until(fits: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const check = (): void => {
        if (!fits()) return;
        this.#changed.delete(check);
        resolve();
      };
      this.#changed.add(check);
      check();
    });
  }

  hears(text: string): Promise<void> {
    return this.until(() => this.texts.includes(text));
  }

  says(text: string, more: object = {}): Promise<string> {
    const activity = { type: 'message', from: { id: 'dl_awa' }, text, ...more } as Sent;
    return new Promise((resolve, reject) => this.line.postActivity(activity).subscribe(resolve, reject));
  }
}
