import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { UnknownConversation, type JsonObject } from '../../../src/persistence/ports.ts';
import { startRig, type Rig, type Started } from './rig.ts';

describe('Direct Line: conversations', () => {
  let rig: Rig;
  let started: Started;

  before(async () => {
    rig = await startRig();
  });
  after(() => rig.close());
  beforeEach(async () => {
    started = await rig.start('awa');
  });

  const post = (activity: JsonObject, from = started): ReturnType<Rig['call']> =>
    rig.call('POST', `${from.path}/activities`, { token: from.token, body: activity });
  const read = async (watermark?: string): Promise<{ activities: JsonObject[]; watermark: unknown }> => {
    await rig.settled(started.id);
    const query = watermark === undefined ? '' : `?watermark=${watermark}`;
    const { status, body } = await rig.call('GET', `${started.path}/activities${query}`, {
      token: started.token,
    });
    expect(status).to.equal(200);
    return { activities: body.activities!, watermark: body['watermark'] };
  };

  it('echo what was posted as it is, with an id, and answer it', async () => {
    const activity = {
      type: 'message',
      text: 'Grüße 🌍',
      locale: 'fr',
      channelData: { clientActivityID: 'abc-1', clientTimestamp: 'then', mine: [1, { two: null }] },
      entities: [{ type: 'x' }],
      value: { action: 'keep' },
    };
    const { status, body } = await post({ ...activity, id: 'forged', from: { id: 'awa', name: 'Awa' } });
    expect(status).to.equal(200);
    expect(body.id).to.match(new RegExp(`^${started.id}\\|\\d{7}$`));
    const { activities } = await read();
    const echo = activities.find(({ id }) => id === body.id);
    expect(echo).to.deep.include({
      ...activity,
      from: { id: 'awa', name: 'Awa', role: 'user' },
      channelId: 'directline',
      conversation: { id: started.id },
    });
    expect(Date.parse(String(echo!['timestamp']))).to.be.closeTo(Date.now(), 60_000);
    expect(activities.at(-1)).to.deep.include({
      type: 'message',
      text: 'You said: Grüße 🌍',
      replyToId: body.id,
      channelId: 'directline',
      conversation: { id: started.id },
      from: { id: 'griot', name: 'Griot', role: 'bot' },
    });
  });

  it('offer actions as buttons that say their title and carry their id', async () => {
    const { activities } = await read();
    expect(activities[0]!['suggestedActions']).to.deep.equal({
      to: [],
      actions: [
        {
          type: 'messageBack',
          title: 'Keep it',
          text: 'Keep it',
          displayText: 'Keep it',
          value: { action: 'keep' },
        },
      ],
    });
  });

  it('know an activity that is posted twice by the client’s id of it', async () => {
    const activity = { type: 'message', text: 'once', channelData: { clientActivityID: 'twice' } };
    const [first, second] = await Promise.all([post(activity), post(activity)]);
    const third = await post({ ...activity, text: 'changed' });
    expect(new Set([first.body.id, second.body.id, third.body.id])).to.have.length(1);
    const { activities } = await read();
    expect(activities.filter(({ text }) => text === 'once')).to.have.length(1);
    expect(activities.filter(({ text }) => text === 'You said: once')).to.have.length(1);
    // In another conversation the same id is another activity; without an id, so is each.
    const other = await post(activity, await rig.start('awa'));
    expect(other.body.id).not.to.equal(first.body.id);
    const anonymous = [
      await post({ type: 'message', text: 'a' }),
      await post({ type: 'message', text: 'a' }),
    ];
    expect(anonymous[0]!.body.id).not.to.equal(anonymous[1]!.body.id);
  });

  it('refuse what cannot be written, so that it is sent again: 502', async () => {
    const { log } = rig.store;
    const accept = log.accept.bind(log);
    const activity = { type: 'message', text: 'again', channelData: { clientActivityID: 'again' } };
    const failing = async (fault: Error): Promise<unknown> => {
      log.accept = () => Promise.reject(fault);
      const { status, body } = await post(activity).finally(() => {
        log.accept = accept;
      });
      return [status, body.error];
    };
    expect(await failing(new Error('connect ECONNREFUSED db'))).to.deep.equal([
      502,
      { code: 'ServiceError', message: 'this could not be done now; please try again' },
    ]);
    // It was erased a moment ago.
    expect(await failing(new UnknownConversation(started.id))).to.deep.equal([
      404,
      { code: 'NotFound', message: 'there is no such conversation' },
    ]);
    expect((await post(activity)).status).to.equal(200);
    expect((await read()).activities.filter(({ text }) => text === 'again')).to.have.length(1);
  });

  it('are read from a watermark on, in order, to the end', async () => {
    const texts = ['one', 'two', 'three'];
    for (const text of texts) await post({ type: 'message', text });
    const all = await read();
    const ids = all.activities.map(({ id }) => id as string);
    expect(ids).to.deep.equal([...ids].sort());
    expect(all.activities.map(({ text }) => text)).to.include.members([...texts, 'You said: three']);
    const afterTwo = ids.indexOf(String(all.activities.find(({ text }) => text === 'two')!['id']));
    const watermark = String(Number(ids[afterTwo]!.split('|')[1]));
    const rest = await read(watermark);
    expect(rest.activities.map(({ id }) => id)).to.deep.equal(ids.slice(afterTwo + 1));
    expect(await read(String(all.watermark))).to.deep.equal({ activities: [], watermark: all.watermark });
    expect((await read('')).activities).to.have.length(ids.length);
  });

  it('are read in pages by who follows the watermark', async function () {
    this.timeout(30_000);
    const accepted = Array.from({ length: 230 }, (_, index) =>
      rig.store.log.accept(started.id, { type: 'message', text: `n${index}` }, randomUUID()),
    );
    await Promise.all(accepted);
    const first = await rig.call('GET', `${started.path}/activities`, { token: started.token });
    const rest = await rig.call(
      'GET',
      `${started.path}/activities?watermark=${String(first.body['watermark'])}`,
      { token: started.token },
    );
    const ids = [...first.body.activities!, ...rest.body.activities!].map(({ id }) => id);
    expect(ids.length).to.be.at.least(230);
    expect(new Set(ids)).to.have.length(ids.length);
  });

  it('do not keep that somebody types', async () => {
    const { status, body } = await post({ type: 'typing' });
    expect(status).to.equal(200);
    expect(body.id).to.be.a('string');
    expect((await read()).activities.map(({ type }) => type)).to.deep.equal(['message']);
  });

  it('show Griot’s own events, so that what answers them is not held back', async () => {
    const event = { type: 'event', name: 'brief-ready', from: { id: 'griot' }, value: { gaps: 0 } };
    const { entry } = await rig.store.log.accept(started.id, event, 'brief/1');
    await post({ type: 'message', text: 'and now?' });
    const { activities } = await read();
    expect(activities.find(({ id }) => id === entry.id)).to.deep.include({
      type: 'event',
      name: 'brief-ready',
      from: { id: 'griot', name: 'Griot', role: 'bot' },
    });
    const ids = activities.map(({ id }) => id);
    for (const { replyToId } of activities.slice(1)) if (replyToId) expect(ids).to.include(replyToId);
  });
});
