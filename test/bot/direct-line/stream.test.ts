import { once } from 'node:events';
import { connect } from 'node:net';
import { expect } from 'chai';
import { startRig, type Rig, type Started } from './rig.ts';
import { refusalOf, Watcher } from './watcher.ts';

describe('Direct Line: the stream', () => {
  let rig: Rig;
  let started: Started;
  let watchers: Watcher[];

  before(async () => {
    rig = await startRig();
  });
  after(() => rig.close());
  beforeEach(async () => {
    watchers = [];
    started = await rig.start('awa');
  });
  afterEach(() => {
    for (const watcher of watchers) watcher.leave();
  });

  const watch = async (streamUrl: string): Promise<Watcher> => {
    const watcher = await Watcher.open(streamUrl);
    watchers.push(watcher);
    return watcher;
  };
  const say = async (text: string): Promise<string> => {
    const body = { type: 'message', text, channelData: { clientActivityID: `id of ${text}` } };
    return (await rig.call('POST', `${started.path}/activities`, { token: started.token, body })).body.id!;
  };
  const resume = async (watermark: string): Promise<string> =>
    (await rig.call('GET', `${started.path}?watermark=${watermark}`, { token: started.token })).body
      .streamUrl!;
  const withParameter = (streamUrl: string, name: string, value: string): string => {
    const url = new URL(streamUrl);
    url.searchParams.set(name, value);
    return url.href;
  };

  it('replays what was posted before it was opened, then goes on, in order', async () => {
    const early = await say('early');
    const watcher = await watch(started.streamUrl);
    await watcher.until((activities) => activities.some(({ text }) => text === 'You said: early'));
    await say('late');
    const texts = await watcher.untilTexts(5);
    expect(texts.filter((text) => text === 'early' || text === 'late')).to.deep.equal(['early', 'late']);
    expect(texts.at(-1)).to.equal('You said: late');
    const ids = watcher.activities.map(({ id }) => id as string);
    expect(ids)
      .to.deep.equal([...ids].sort())
      .and.to.include(early);
  });

  it('sends frames of activities and a watermark, the client’s own id untouched', async () => {
    const watcher = await watch(started.streamUrl);
    const id = await say('hello');
    const [, , reply] = await watcher.until((activities) =>
      activities.some(({ replyToId }) => replyToId === id),
    );
    expect(reply).to.include({ text: 'You said: hello', replyToId: id });
    for (const frame of watcher.frames) {
      expect(frame).to.have.all.keys('activities', 'watermark');
      expect(frame.watermark).to.match(/^\d+$/);
    }
    const echo = watcher.activities.find((activity) => activity['id'] === id);
    expect(echo).to.deep.include({ channelData: { clientActivityID: 'id of hello' } });
    const marks = watcher.frames.map(({ watermark }) => Number(watermark));
    expect(marks).to.deep.equal([...marks].sort((a, b) => a - b));
  });

  it('shows that an answer is being made', async () => {
    const watcher = await watch(started.streamUrl);
    await say('hello');
    await watcher.until((activities) => activities.some(({ text }) => text === 'You said: hello'));
    const typing = watcher.frames
      .flatMap(({ activities }) => activities)
      .filter(({ type }) => type === 'typing');
    expect(typing.length).to.be.at.least(1);
    expect(typing[0]).to.deep.include({ from: { id: 'griot', name: 'Griot', role: 'bot' } });
  });

  it('shows what is posted at once, however long the answer takes', async () => {
    const answering = Promise.withResolvers<void>();
    const own = await startRig({
      dialogs: () => ({
        async run() {
          await answering.promise;
          return { taken: 1, outgoing: [], jobs: [] };
        },
        apologise: () => Promise.reject(new Error('nothing failed')),
      }),
    });
    const slow = await own.start();
    const watcher = await watch(slow.streamUrl);
    const body = { type: 'message', text: 'hello' };
    await own.call('POST', `${slow.path}/activities`, { token: slow.token, body });
    expect(await watcher.untilTexts(1)).to.deep.equal(['hello']);
    answering.resolve();
    await own.close();
  });

  it('ignores the empty frames by which a client tests the line, and whatever else it sends', async () => {
    const watcher = await watch(started.streamUrl);
    for (const frame of ['', '', 'hello?', '{}', Buffer.from([0, 255])]) watcher.socket.send(frame);
    await say('still there');
    expect(await watcher.untilTexts(3)).to.include('You said: still there');
  });

  it('goes on at its watermark after it was dropped: nothing twice, nothing lost', async () => {
    const first = await watch(started.streamUrl);
    await say('one');
    await first.untilTexts(3);
    const { watermark } = first.frames.at(-1)!;
    for (const socket of [first.socket]) socket.terminate();
    await say('meanwhile');
    const second = await watch(await resume(watermark));
    await say('two');
    const texts = await second.untilTexts(4);
    expect([...first.texts, ...texts]).to.deep.equal([
      'Seen: conversationUpdate',
      'one',
      'You said: one',
      'meanwhile',
      'You said: meanwhile',
      'two',
      'You said: two',
    ]);
  });

  it('serves several sockets of a conversation, and each conversation its own', async () => {
    const [a, b] = [await watch(started.streamUrl), await watch(started.streamUrl)];
    const stranger = await rig.start('ben');
    const other = await watch(stranger.streamUrl);
    await say('hello');
    await Promise.all([a.untilTexts(3), b.untilTexts(3), other.untilTexts(1)]);
    expect(a.texts).to.deep.equal(b.texts);
    expect(other.texts).to.deep.equal(['Seen: conversationUpdate']);
  });

  it('lets nobody in who has no right to', async () => {
    const other = await rig.start('ben');
    const ownToken = new URL(started.streamUrl).searchParams.get('t')!;
    const foreign = withParameter(other.streamUrl, 't', ownToken);
    const cases: [url: string, status: number, code: string][] = [
      [withParameter(started.streamUrl, 't', ''), 401, 'Unauthorized'],
      [withParameter(started.streamUrl, 't', 'a.b.c'), 401, 'Unauthorized'],
      [withParameter(started.streamUrl, 't', ownToken.slice(0, -3)), 401, 'Unauthorized'],
      // A token of the conversation opens no stream: addresses end up in logs.
      [withParameter(started.streamUrl, 't', started.token), 401, 'Unauthorized'],
      [foreign, 403, 'Forbidden'],
      [withParameter(started.streamUrl, 'watermark', 'x'), 400, 'BadArgument'],
      [started.streamUrl.replace('/stream', '/streams'), 404, 'NotFound'],
      [started.streamUrl.replace('/v3/directline', ''), 404, 'NotFound'],
    ];
    for (const [url, status, code] of cases)
      expect(await refusalOf(url), url).to.deep.equal({ status, code });
    expect(await refusalOf(started.streamUrl, { origin: 'https://evil.example' })).to.deep.equal({
      status: 403,
      code: 'OriginNotAllowed',
    });
  });

  it('is not there for a conversation that is not there', async () => {
    const { token, conversationId } = (await rig.call('POST', '/tokens/generate')).body;
    expect((await rig.call('GET', `/conversations/${conversationId}`, { token })).status).to.equal(404);
    const url = new URL(`/v3/directline/conversations/${conversationId}/stream`, started.streamUrl);
    url.searchParams.set('t', await rig.tokens.issueForStream(conversationId!));
    expect(await refusalOf(url.href)).to.deep.equal({ status: 404, code: 'NotFound' });
  });

  it('hangs up on whoever is refused and does not', async () => {
    const socket = connect({ port: Number(new URL(rig.url).port), host: '127.0.0.1', allowHalfOpen: true });
    socket.write('GET /x HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    socket.resume();
    await once(socket, 'end');
    // We keep our half open, and go on talking to nobody.
    const failed = once(socket, 'error');
    const talking = setInterval(() => socket.write('x'), 5);
    await failed;
    clearInterval(talking);
  });

  it('cuts off who sends large frames', async () => {
    const watcher = await watch(started.streamUrl);
    watcher.socket.send('x'.repeat(100_000));
    const [code] = (await once(watcher.socket, 'close')) as [number];
    expect(code).to.equal(1009);
  });

  it('says goodbye when the server closes, to the deaf too', async () => {
    const own = await startRig();
    const { streamUrl } = await own.start();
    const watcher = await watch(streamUrl);
    const deaf = await watch(streamUrl);
    deaf.socket.pause();
    const gone = once(watcher.socket, 'close');
    await own.close();
    expect((await gone)[0]).to.equal(1001);
  });
});
