import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { expect } from 'chai';
import {
  mediaType,
  parseObject,
  readBody,
  readObject,
  readOptionalObject,
} from '../../../src/bot/http/body.ts';
import { errorBody, HttpError, toHttpError } from '../../../src/bot/http/errors.ts';

const refused = (status: number, code: string) => (error: unknown) => {
  expect(error).to.be.instanceOf(HttpError).and.include({ status, code });
  return true;
};

describe('bodies of requests', () => {
  let server: Server;
  let url: string;
  let read: (req: IncomingMessage) => Promise<unknown>;

  before(async () => {
    server = createServer((req, res) => {
      read(req).then(
        (value) => res.end(JSON.stringify({ read: value })),
        (error: unknown) => {
          const { status, code } = toHttpError(error);
          res.end(JSON.stringify({ status, code }));
        },
      );
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const sent = async (body?: BodyInit, type = 'application/json'): Promise<unknown> => {
    const init = { method: 'POST', headers: { 'content-type': type }, duplex: 'half' };
    const response = await fetch(url, body === undefined ? init : { ...init, body });
    return response.json();
  };
  const inChunks = (...chunks: string[]): ReadableStream =>
    new ReadableStream({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
        controller.close();
      },
    });

  it('are read whole, up to their limit', async () => {
    read = async (req) => (await readBody(req, 5)).toString();
    expect(await sent('12345')).to.deep.equal({ read: '12345' });
    expect(await sent(inChunks('12', '34', '5'))).to.deep.equal({ read: '12345' });
    expect(await sent()).to.deep.equal({ read: '' });
    expect(await sent('123456')).to.deep.equal({ status: 413, code: 'PayloadTooLarge' });
    expect(await sent(inChunks('123', '456'))).to.deep.equal({ status: 413, code: 'PayloadTooLarge' });
    // Its sender gets to read the refusal, though it is still sending.
    expect(await sent(Buffer.alloc(8 * 1024 * 1024))).to.deep.equal({ status: 413, code: 'PayloadTooLarge' });
  });

  it('that end too early are refused', async () => {
    const outcome = Promise.withResolvers<unknown>();
    read = (req) =>
      readBody(req, 100).catch((error: unknown) => {
        outcome.resolve(error);
      });
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\n\r\nhalf', () => socket.destroy());
    refused(400, 'BadRequest')(await outcome.promise);
  });

  it('are JSON objects, where one is wanted', async () => {
    read = (req) => readObject(req, 100);
    expect(await sent('{"a":1}')).to.deep.equal({ read: { a: 1 } });
    expect(await sent('{"a":1}', 'application/vnd.api+json; charset=utf-8')).to.deep.equal({
      read: { a: 1 },
    });
    expect(await sent('{"a":1}', 'text/plain')).to.deep.equal({ status: 415, code: 'UnsupportedMediaType' });
    expect(await sent('')).to.deep.equal({ status: 400, code: 'BadArgument' });
    read = (req) => readOptionalObject(req, 100);
    expect(await sent('', 'text/plain')).to.deep.equal({ read: {} });
    expect(await sent(inChunks())).to.deep.equal({ read: {} });
    expect(await sent('{"a":1}', 'text/plain')).to.deep.equal({ status: 415, code: 'UnsupportedMediaType' });
  });

  it('are parsed to a sensible depth, and as UTF-8 alone', () => {
    const nested = (levels: number): Buffer => Buffer.from(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);
    expect(parseObject(Buffer.from('\ufeff{"é":"🌍"}'))).to.deep.equal({ é: '🌍' });
    expect(parseObject(nested(32))).to.have.property('a');
    expect(() => parseObject(nested(33)))
      .to.throw(HttpError)
      .and.satisfy(refused(400, 'BadArgument'));
    for (const text of ['[]', 'null', '1', '"a"'])
      expect(() => parseObject(Buffer.from(text)), text)
        .to.throw(HttpError)
        .and.satisfy(refused(400, 'BadArgument'));
    for (const bytes of [Buffer.from('{'), Buffer.from(''), Buffer.from([0x7b, 0xff, 0x7d])])
      expect(() => parseObject(bytes))
        .to.throw(HttpError)
        .and.satisfy(refused(400, 'MalformedData'));
  });

  it('are of a type, whatever comes after it', () => {
    expect(mediaType('Text/HTML; charset=utf-8')).to.equal('text/html');
    expect(mediaType(undefined)).to.equal('');
  });
});

describe('errors of requests', () => {
  it('show what is meant for clients, and nothing else', () => {
    const own = new HttpError(409, 'Busy', 'wait a little');
    expect(toHttpError(own)).to.equal(own);
    expect(errorBody(own)).to.deep.equal({ error: { code: 'Busy', message: 'wait a little' } });
    const inner = new Error('password is hunter2');
    const shown = toHttpError(inner);
    expect(shown).to.include({ status: 500, code: 'InternalError', cause: inner });
    expect(JSON.stringify(errorBody(shown))).not.to.include('hunter2');
    const routed = Object.assign(new Error('/b/secret does not exist'), { statusCode: 404 });
    expect(errorBody(toHttpError(routed))).to.deep.equal({
      error: { code: 'NotFound', message: 'this address takes no such request' },
    });
    for (const odd of [null, 'text', Object.assign(new Error('x'), { statusCode: 503 })])
      expect(toHttpError(odd)).to.include({ status: 500 });
  });
});
