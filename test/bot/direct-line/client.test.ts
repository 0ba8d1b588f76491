import { mock } from 'node:test';
import type { Duplex } from 'node:stream';
import { ConnectionStatus, type DirectLine, type DirectLineOptions } from 'botframework-directlinejs';
import { expect } from 'chai';
import { Client } from './client.ts';
import { startRig, type Rig } from './rig.ts';
import { FetchedRequest } from './xhr.ts';

const minutes = 60_000;

describe('Direct Line: botframework-directlinejs as it is', () => {
  let rig: Rig;
  let domain: string;
  let clients: Client[];
  const sockets = new Set<Duplex>();

  before(async () => {
    Object.assign(globalThis, { XMLHttpRequest: FetchedRequest });
    rig = await startRig({ secret: 'a-secret' });
    domain = `${rig.url}/v3/directline`;
    rig.server.server.on('upgrade', (_req, socket) => sockets.add(socket));
  });
  after(async () => {
    Reflect.deleteProperty(globalThis, 'XMLHttpRequest');
    await rig.close();
  });
  beforeEach(() => {
    clients = [];
    sockets.clear();
  });
  afterEach(() => {
    for (const { line } of clients) line.end();
    mock.timers.reset();
  });

  const client = (options: DirectLineOptions): Client => {
    const made = new Client({ domain, ...options });
    clients.push(made);
    return made;
  };
  const generate = async (): Promise<string> =>
    (await rig.call('POST', '/tokens/generate', { token: 'a-secret', body: { user: { id: 'dl_awa' } } })).body
      .token!;
  /** A conversation's id and token as the client has them now. */
  const held = ({ line }: Client): { conversationId: string; token: string } =>
    line as unknown as { conversationId: string; token: string };
  const drop = (): void => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };

  it('connects, sees what was said before its socket opened, and gets its echo and the answer', async () => {
    const awa = client({ token: await generate() });
    // Web Chat posts as soon as it may, and subscribes after.
    const posted = awa.says('early', { channelData: { clientActivityID: 'c-1' } });
    const id = await posted;
    awa.connect();
    await awa.hears('You said: early');
    const echo = awa.seen.find((activity) => activity.id === id)!;
    expect(echo).to.include({ text: 'early' });
    expect(echo.from.id).to.equal('dl_awa');
    expect(echo.channelData?.clientActivityID).to.equal('c-1');
    const reply = awa.seen.find(({ text }) => text === 'You said: early')!;
    expect(reply.replyToId).to.equal(id);
    expect(awa.seen.filter(({ type }) => type === 'message').map((seen) => seen.id)).to.include(id);
    expect(awa.statuses.at(-1)).to.equal(ConnectionStatus.Online);
  });

  it('sees everything in order, from end to end', async () => {
    const awa = client({ token: await generate() }).connect();
    await awa.hears('Seen: conversationUpdate');
    const texts = ['one', 'two', 'three', 'four'];
    for (const text of texts) await awa.says(text);
    await awa.hears('You said: four');
    const messages = awa.seen.filter(({ type }) => type === 'message');
    const ids = messages.map(({ id }) => id);
    expect(ids).to.deep.equal([...ids].sort());
    expect(messages).to.have.length(1 + 2 * texts.length);
    for (const reply of messages.filter(({ replyToId, from }) => replyToId && from.id === 'griot').slice(1))
      expect(ids.indexOf(reply.replyToId!)).to.be.within(0, ids.indexOf(reply.id) - 1);
  });

  it('reconnects with its watermark after the server dropped it: nothing twice, nothing lost', async () => {
    const awa = client({ token: await generate() }).connect();
    await awa.says('one');
    await awa.hears('You said: one');
    for (const round of ['two', 'three']) {
      drop();
      await awa.clock.holds(3_000);
      const { conversationId, token } = held(awa);
      const body = { type: 'message', text: round };
      await rig.call('POST', `/conversations/${conversationId}/activities`, { token, body });
      await rig.settled(conversationId);
      awa.clock.advance(3_000);
      await awa.hears(`You said: ${round}`);
    }
    expect(awa.texts).to.deep.equal([
      'Seen: conversationUpdate',
      'one',
      'You said: one',
      'two',
      'You said: two',
      'three',
      'You said: three',
    ]);
  });

  it('refreshes its token every 15 minutes, and so outlives its first one', async () => {
    mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const first = await generate();
    const awa = client({ token: first }).connect();
    await awa.hears('Seen: conversationUpdate');
    const { conversationId } = held(awa);
    for (let minute = 0; minute < 45; minute += 15) {
      const { token } = held(awa);
      mock.timers.setTime(Date.now() + 15 * minutes);
      awa.clock.advance(15 * minutes);
      while (held(awa).token === token) await new Promise(setImmediate);
    }
    await awa.says('still here');
    await awa.hears('You said: still here');
    const old = await rig.call('GET', `/conversations/${conversationId}/activities`, { token: first });
    expect([old.status, old.body.error?.code]).to.deep.equal([403, 'TokenExpired']);
  });

  it('says so when its token has expired, and goes on with a new one', async () => {
    mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const awa = client({ token: await generate() }).connect();
    await awa.hears('Seen: conversationUpdate');
    mock.timers.setTime(Date.now() + 31 * minutes);
    expect(await awa.says('too late')).to.equal('retry');
    expect(awa.statuses.at(-1)).to.equal(ConnectionStatus.ExpiredToken);
    const { conversationId } = held(awa);
    const { body } = await rig.call('POST', '/tokens/generate', {
      token: 'a-secret',
      body: { user: { id: 'dl_awa' }, conversationId },
    });
    const again = await rig.call('GET', `/conversations/${conversationId}`, { token: body.token });
    awa.line.reconnect(again.body as unknown as Parameters<DirectLine['reconnect']>[0]);
    await awa.says('in time');
    await awa.hears('You said: in time');
    expect(awa.statuses.at(-1)).to.equal(ConnectionStatus.Online);
  });

  it('comes back to its conversation after the page was loaded again', async () => {
    const before = client({ token: await generate() }).connect();
    await before.says('remember me');
    await before.hears('You said: remember me');
    const { conversationId, token } = held(before);
    before.line.end();
    const after = client({ token, conversationId }).connect();
    await after.hears('You said: remember me');
    expect(after.texts).to.deep.equal(before.texts);
  });

  it('works by polling alone', async () => {
    const awa = client({ token: await generate(), webSocket: false, pollingInterval: 200 }).connect();
    const id = await awa.says('hello');
    await awa.hears('You said: hello');
    await awa.says('again');
    await awa.hears('You said: again');
    expect(awa.texts).to.have.length(5);
    expect(awa.seen.find(({ text }) => text === 'You said: hello')!.replyToId).to.equal(id);
    expect(sockets.size).to.equal(0);
  });

  it('works with the secret in place of a token', async () => {
    const awa = client({ secret: 'a-secret' });
    awa.line.setUserId('awa');
    awa.connect();
    await awa.says('hello', { from: { id: 'awa' } });
    await awa.hears('You said: hello');
    expect(awa.seen.find(({ text }) => text === 'hello')!.from.id).to.equal('awa');
  });

  it('sends files along', async () => {
    const awa = client({ token: await generate() }).connect();
    const contentUrl = `data:image/png;base64,${Buffer.from('a picture').toString('base64')}`;
    const attachments = [
      { contentType: 'image/png', contentUrl, name: 'a.png' },
      { contentType: 'image/png', contentUrl, name: 'a.png' },
    ];
    const id = await awa.says('look', { attachments });
    await awa.until(() => awa.seen.some((activity) => activity.id === id));
    const echo = awa.seen.find((activity) => activity.id === id)!;
    expect(echo.text).to.equal('look');
    expect(echo.attachments!.map(({ name }) => name)).to.have.members(['a.png', 'a (1).png']);
    expect(await (await fetch(echo.attachments![0]!.contentUrl)).text()).to.equal('a picture');
  });

  it('is told that it may not, and stops', async () => {
    const stranger = client({ token: 'a.foreign.token' }).connect();
    await stranger.until(() => stranger.statuses.at(-1) === ConnectionStatus.FailedToConnect);
  });
});
