import { Agent, request } from 'node:http';
import { expect } from 'chai';
import { startRig, type Rig, type Started } from './rig.ts';

/** Requests of a run, and the seed of the first run: a failure tells the seed that repeats it. */
const rounds = 400;
const seed = 20_260_105;

/** Mulberry32: the same numbers from the same seed. */
function chance(from: number): () => number {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const scraps = [
  '',
  'a',
  '%00',
  '%',
  '%E0%A4%A',
  '..',
  '../..',
  '%2e%2e%2f',
  '🌍',
  "'--",
  '\\',
  '{}',
  'null',
  '-1',
];
const types = [
  'application/json',
  'multipart/form-data; boundary=b',
  'text/plain',
  'image/png',
  ';',
  'a/b/c',
];

class Fuzz {
  readonly #next: () => number;

  constructor(from: number) {
    this.#next = chance(from);
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.#next() * list.length)]!;
  }

  often(share: number): boolean {
    return this.#next() < share;
  }

  text(longest = 30): string {
    const kinds = [
      [32, 95],
      [0, 32],
      [0xc0, 0x500],
      [0x1f300, 200],
      [0xd800, 0x7ff],
    ] as const;
    return Array.from({ length: Math.floor(this.#next() * longest) }, () => {
      const [first, count] = this.pick(kinds);
      return String.fromCodePoint(first + Math.floor(this.#next() * count));
    }).join('');
  }

  value(depth = 0): unknown {
    const makers: (() => unknown)[] = [
      () => null,
      () => this.often(0.5),
      () => (this.#next() - 0.5) * 10 ** Math.floor(this.#next() * 300),
      () => this.text(),
      () => Array.from({ length: 3 }, () => this.value(depth + 1)),
      () => this.object(depth + 1),
    ];
    return this.pick(depth > 6 ? makers.slice(0, 4) : makers)();
  }

  object(depth = 0): Record<string, unknown> {
    const names = [
      'type',
      'text',
      'from',
      'id',
      'user',
      'channelData',
      'attachments',
      'locale',
      'conversationId',
    ];
    const entries = Array.from({ length: 5 }, () => [
      this.often(0.8) ? this.pick(names) : this.text(10),
      this.value(depth + 1),
    ]);
    return Object.fromEntries(entries) as Record<string, unknown>;
  }

  /** Bodies that come near to what is expected, and such as do not. */
  body(): Buffer {
    const kind = this.#next();
    if (kind < 0.5) return Buffer.from(JSON.stringify({ type: 'message', ...this.object() }));
    if (kind < 0.6) return Buffer.from(JSON.stringify(this.value()));
    if (kind < 0.7) return Buffer.from(JSON.stringify(this.object()).slice(0, -3));
    if (kind < 0.85) {
      const head = `--b\r\nContent-Disposition: form-data; name="${this.pick(['activity', 'file', this.text()])}"`;
      return Buffer.from(
        `${head}${this.pick(['; filename="f"', ''])}\r\n\r\n${this.text()}\r\n--b${this.pick(['--', ''])}`,
      );
    }
    return Buffer.from(Array.from({ length: 40 }, () => Math.floor(this.#next() * 256)));
  }
}

describe('Direct Line: whatever is thrown at it', () => {
  let rig: Rig;
  let started: Started;
  const agent = new Agent({ keepAlive: true });

  before(async () => {
    rig = await startRig();
    started = await rig.start();
  });
  after(async () => {
    agent.destroy();
    await rig.close();
  });

  const send = (fuzz: Fuzz): Promise<{ status: number; what: string }> => {
    const id = fuzz.often(0.8) ? started.id : encodeURI(fuzz.text().toWellFormed());
    const known = ['/tokens/generate', '/tokens/refresh', '/conversations', ''].concat(
      ['', '/activities', '/upload', '/stream', '/files/x'].map((rest) => `/conversations/${id}${rest}`),
    );
    const name = fuzz.pick(['watermark', 'userId', 't']);
    const path =
      `/v3/directline${fuzz.pick(known)}` +
      (fuzz.often(0.2) ? `/${encodeURI(fuzz.pick(scraps))}` : '') +
      (fuzz.often(0.3) ? `?${name}=${encodeURI(fuzz.pick(scraps))}` : '');
    const method = fuzz.pick(['GET', 'POST', 'POST', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH']);
    const latin = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?');
    const headers = {
      authorization: fuzz.often(0.8) ? `Bearer ${started.token}` : latin(fuzz.text()),
      'content-type': fuzz.often(0.6) ? types[0]! : fuzz.pick([...types, latin(fuzz.text())]),
      ...(fuzz.often(0.1) && { origin: fuzz.pick(['null', 'http://localhost', latin(fuzz.text())]) }),
      ...(fuzz.often(0.1) && { 'content-encoding': fuzz.pick(['gzip', 'identity', 'x']) }),
      ...(fuzz.often(0.1) && { 'content-disposition': latin(`x; filename="${fuzz.text()}`) }),
      ...(fuzz.often(0.1) && { 'accept-language': latin(fuzz.text()) }),
      ...(fuzz.often(0.1) && { host: fuzz.pick(['evil.example', 'localhost:99999', latin(fuzz.text())]) }),
      ...(fuzz.often(0.1) && { accept: latin(fuzz.text()) }),
    };
    return new Promise((resolve, reject) => {
      const call = request({ agent, host: '127.0.0.1', port: new URL(rig.url).port, method, path, headers });
      call.on('response', (response) => {
        response.resume();
        response.on('end', () => resolve({ status: response.statusCode!, what: `${method} ${path}` }));
      });
      call.on('error', reject);
      call.end(method === 'POST' || method === 'PUT' ? fuzz.body() : undefined);
    });
  };

  it('has an answer that is no fault of its own', async function () {
    this.timeout(60_000);
    const statuses = new Map<number, number>();
    for (let round = 0; round < rounds; round++) {
      const { status, what } = await send(new Fuzz(seed + round));
      expect(status, `${what} (seed ${seed + round})`).to.be.within(200, 499);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    // It did come in.
    for (const status of [200, 400, 401, 403, 404, 405, 415])
      expect(statuses.get(status), `${status}`).to.be.above(0);
    const { body } = await rig.call('POST', `${started.path}/activities`, {
      token: started.token,
      body: { type: 'message', text: 'still there?' },
    });
    expect(body.id).to.be.a('string');
    await rig.settled(started.id);
    const said = (await rig.store.log.read(started.id, 0)).map(({ activity }) => activity['text']);
    expect(said.at(-1)).to.equal('You said: still there?');
  });
});
