import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { createRulesCoach } from '../../../src/coaching/rules/coach.ts';
import { createDialogs } from '../../../src/dialogs/engine.ts';
import { createSpeech } from '../../../src/i18n.ts';
import type { JsonObject } from '../../../src/persistence/ports.ts';
import { startRig, type Answer, type Rig, type Started } from './rig.ts';

const refusal = ({ status, body }: Answer): unknown => [status, body.error?.code];
const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describe('Direct Line: bad input', () => {
  let rig: Rig;
  let started: Started;

  before(async () => {
    rig = await startRig({
      dialogs: ({ states, sessions }) =>
        createDialogs({
          coach: createRulesCoach(),
          speechIn: createSpeech(),
          states,
          sessions,
          defaultLanguage: 'en',
        }),
    });
    started = await rig.start('owner of a bakery');
  });
  after(() => rig.close());

  const post = (body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    rig.call('POST', `${started.path}/activities`, { token: started.token, body, headers });
  const json = { 'content-type': 'application/json' };
  const all = async (): Promise<JsonObject[]> => {
    await rig.settled(started.id);
    return (await rig.store.log.read(started.id, 0)).map(({ activity }) => activity);
  };
  const asked = (activity: JsonObject | undefined): unknown =>
    (activity?.['channelData'] as { coaching: { ask: unknown } } | undefined)?.coaching.ask;

  describe('that is an activity is taken, answered in words, and the same is asked again', () => {
    const odd: [what: string, activity: JsonObject][] = [
      ['100,000 characters', { text: 'a long story '.repeat(7_693).slice(0, 100_000) }],
      ['100,000 characters outside the BMP, escaped', { text: '🌍'.repeat(100_000) }],
      ['an empty text', { text: '' }],
      ['blanks', { text: ' \n\t ' }],
      ['an emoji alone', { text: '🎉' }],
      ['no text', {}],
      ['null for a text', { text: null }],
      [
        'an attachment',
        { attachments: [{ contentType: 'image/png', contentUrl: 'https://a.example/b.png' }] },
      ],
      ['attachments that are none', { attachments: [5, null, 'x', []], text: '' }],
      ['characters that no database takes', { text: '\0\ud800', '\0key': '\udc00' }],
      ['a value that is none', { value: ['confirm'], text: '' }],
      ['a button that is none', { value: { action: 'explode' }, text: '' }],
      ['fields of other types', { text: '', entities: 5, channelData: 'x', name: [], locale: 7, from: 9 }],
      [
        'a field named like a trap',
        JSON.parse('{"text":"","__proto__":{"a":1},"constructor":null}') as JsonObject,
      ],
    ];
    for (const [what, activity] of odd) {
      it(what, async () => {
        const before = await all();
        const escaped = JSON.stringify({ type: 'message', ...activity }).replace(
          /[\ud800-\udfff]/g,
          (unit) => `\\u${unit.charCodeAt(0).toString(16)}`,
        );
        const { status, body } = await post(escaped, json);
        expect(status).to.equal(200);
        const said = (await all())
          .slice(before.length)
          .filter(({ from }) => (from as JsonObject)?.['id'] !== 'owner of a bakery');
        expect(said).not.to.be.empty;
        expect(said.at(-1)).to.deep.include({ type: 'message', replyToId: body.id });
        expect(said.at(-1)!['text']).to.be.a('string').with.length.within(10, 1_000);
        expect(asked(said.at(-1)))
          .to.equal('name')
          .and.equal(asked(before.at(-1)));
      });
    }
  });

  describe('that is none is refused as the protocol has it, and nothing is kept', () => {
    const refused: [
      what: string,
      body: unknown,
      headers: Record<string, string>,
      status: number,
      code: string,
    ][] = [
      ['malformed JSON', '{"type":"message",', json, 400, 'MalformedData'],
      ['no UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22]), json, 400, 'MalformedData'],
      ['no body', '', json, 400, 'BadArgument'],
      ['a list', '[]', json, 400, 'BadArgument'],
      ['null', 'null', json, 400, 'BadArgument'],
      ['a number', '5', json, 400, 'BadArgument'],
      ['no type', {}, {}, 400, 'BadArgument'],
      ['another type', { type: 'conversationUpdate' }, {}, 400, 'BadArgument'],
      ['a type that is none', { type: ['message'] }, {}, 400, 'BadArgument'],
      ['a text that is none', { type: 'message', text: { a: 1 } }, {}, 400, 'BadArgument'],
      ['attachments that are no list', { type: 'message', attachments: 'x' }, {}, 400, 'BadArgument'],
      ['33 levels', `{"type":"message","value":${deep(33)}}`, json, 400, 'BadArgument'],
      ['300,000 levels', `{"type":"message","value":${deep(300_000)}}`, json, 400, 'BadArgument'],
      [
        'a form',
        'type=message',
        { 'content-type': 'application/x-www-form-urlencoded' },
        415,
        'UnsupportedMediaType',
      ],
      ['plain text', 'hello', { 'content-type': 'text/plain' }, 415, 'UnsupportedMediaType'],
      ['no type of a body', Buffer.from('{}'), {}, 415, 'UnsupportedMediaType'],
      [
        'gzip',
        gzipSync('{"type":"message"}'),
        { ...json, 'content-encoding': 'gzip' },
        415,
        'UnsupportedMediaType',
      ],
      ['gzip that is none', 'hello', { ...json, 'content-encoding': 'gzip' }, 415, 'UnsupportedMediaType'],
      ['2 MB', JSON.stringify({ type: 'message', text: 'x'.repeat(2e6) }), json, 413, 'PayloadTooLarge'],
    ];
    for (const [what, body, headers, status, code] of refused) {
      it(`${what}: ${status}`, async () => {
        const { length } = await all();
        expect(refusal(await post(body, headers))).to.deep.equal([status, code]);
        expect(await all()).to.have.length(length);
      });
    }

    it('32 levels are not too deep, and a type with parameters is a type', async () => {
      const body = `{"type":"message","text":"","value":${deep(31)}}`;
      const headers = { 'content-type': 'Application/JSON; charset=utf-8' };
      expect((await post(body, headers)).status).to.equal(200);
    });

    it('a watermark that is none: 400', async () => {
      for (const watermark of ['x', '-5', '1.5', '99999999999', '1e3', '%00', '1 2'])
        for (const path of [started.path, `${started.path}/activities`]) {
          const answer = await rig.call('GET', `${path}?watermark=${watermark}`, { token: started.token });
          expect(refusal(answer), watermark).to.deep.equal([400, 'BadArgument']);
        }
    });

    it('a request for a token with a bad user: 400', async () => {
      for (const id of ['griot', 5, {}, 'x'.repeat(201), 'a\nb'])
        expect(refusal(await rig.call('POST', '/tokens/generate', { body: { user: { id } } }))).to.deep.equal(
          [400, 'BadArgument'],
        );
      for (const user of [null, 'awa', [], {}, { id: '' }])
        expect((await rig.call('POST', '/tokens/generate', { body: { user } })).status).to.equal(200);
      const large = JSON.stringify({ user: { id: 'x'.repeat(20_000) } });
      const answer = await rig.call('POST', '/tokens/generate', { body: large, headers: json });
      expect(refusal(answer)).to.deep.equal([413, 'PayloadTooLarge']);
    });
  });
});
