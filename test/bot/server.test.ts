import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { HttpError } from '../../src/bot/http/errors.ts';
import { createServer, ListenError, type HttpServer } from '../../src/bot/server.ts';
import { createLogger } from '../../src/logger.ts';

const logger = createLogger('silent');

describe('the HTTP server', () => {
  let server: HttpServer;
  let url: string;
  let ready: () => Promise<void>;

  beforeEach(async () => {
    ready = () => Promise.resolve();
    server = createServer({ logger, ready: () => ready() });
    url = await server.listen(0, '127.0.0.1');
  });

  afterEach(() => server.close());

  const answer = async (path: string, init?: RequestInit): Promise<{ status: number; body: unknown }> => {
    const response = await fetch(url + path, init);
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  const code = async (path: string, init?: RequestInit): Promise<unknown> => {
    const { status, body } = await answer(path, init);
    return { status, code: (body as { error: { code: string } }).error.code };
  };

  it('says that it lives, and whether its database does', async () => {
    expect(await answer('/healthz')).to.deep.equal({ status: 200, body: { status: 'alive' } });
    expect(await answer('/readyz')).to.deep.equal({ status: 200, body: { status: 'ready' } });
    ready = () => Promise.reject(new Error('connect ECONNREFUSED db:5432'));
    expect(await answer('/readyz')).to.deep.equal({
      status: 503,
      body: { error: { code: 'NotReady', message: 'the database does not answer' } },
    });
    expect(await answer('/healthz')).to.include({ status: 200 });
  });

  it('answers every fault in one shape', async () => {
    server.get('/refused', async () => {
      throw new HttpError(403, 'Forbidden', 'not you');
    });
    expect(await answer('/refused')).to.deep.equal({
      status: 403,
      body: { error: { code: 'Forbidden', message: 'not you' } },
    });
    expect(await code('/nowhere')).to.deep.equal({ status: 404, code: 'NotFound' });
    expect(await code('/healthz', { method: 'POST' })).to.deep.equal({
      status: 405,
      code: 'MethodNotAllowed',
    });
    expect(await code('/healthz', { method: 'OPTIONS' })).to.deep.equal({
      status: 405,
      code: 'MethodNotAllowed',
    });
  });

  it('keeps what went wrong inside to itself', async () => {
    server.get('/failing', async () => {
      throw new TypeError("cannot read 'secret' of undefined");
    });
    // By this name, which restify takes for an event, go PostgreSQL's errors.
    server.get('/database', async () => {
      throw Object.assign(new Error('relation "secret" does not exist'), { name: 'error' });
    });
    for (const path of ['/failing', '/database']) {
      expect(await answer(path)).to.deep.equal({
        status: 500,
        body: { error: { code: 'InternalError', message: 'something went wrong here' } },
      });
    }
  });

  it('cuts off an answer that fails half-way', async () => {
    server.get('/half', async (_req, res) => {
      res.writeHead(200, { 'Content-Length': 100 });
      res.write('some');
      throw new Error('the rest is gone');
    });
    const broken = await fetch(`${url}/half`)
      .then((response) => response.text())
      .catch((error: unknown) => error);
    expect(broken).to.be.instanceOf(TypeError);
  });

  it('says nothing of itself, and lets nothing be made of its answers', async () => {
    const { headers } = await fetch(`${url}/nowhere`);
    expect(headers.get('server')).to.equal(null);
    expect(headers.get('x-content-type-options')).to.equal('nosniff');
    expect(headers.get('content-security-policy')).to.include("default-src 'none'");
    expect(headers.get('content-type')).to.equal('application/json');
  });

  it('answers JSON, whatever else is asked for', async () => {
    for (const accept of ['text/plain', 'application/javascript', 'image/png', '*/*', 'nonsense']) {
      const response = await fetch(`${url}/nowhere?callback=alert`, { headers: { accept } });
      expect(response.status, accept).to.equal(404);
      expect(await response.json(), accept).to.have.property('error');
    }
  });

  it('refuses packed bodies, good and bad, and lives', async () => {
    server.post('/echo', async (req, res) => {
      for await (const chunk of req) res.write(chunk);
      res.end();
    });
    for (const body of [gzipSync('{"a":1}'), Buffer.from('no gzip at all')]) {
      for (const encoding of ['gzip', 'deflate', 'br', 'gzip, identity']) {
        const headers = { 'content-encoding': encoding, 'content-type': 'application/json' };
        expect(await code('/echo', { method: 'POST', headers, body }), encoding).to.deep.equal({
          status: 415,
          code: 'UnsupportedMediaType',
        });
      }
    }
    const headers = { 'content-encoding': 'identity' };
    expect(await answer('/echo', { method: 'POST', headers, body: '{"a":1}' })).to.deep.equal({
      status: 200,
      body: { a: 1 },
    });
  });

  it('answers 400 to what is not HTTP', async () => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const said: Buffer[] = [];
    socket.on('data', (chunk) => said.push(chunk));
    socket.write('what is this?\r\n\r\n');
    await once(socket, 'close');
    expect(Buffer.concat(said).toString()).to.match(/^HTTP\/1.1 400 /);
    expect(await answer('/healthz')).to.include({ status: 200 });
  });

  it('waits for no client for ever', async () => {
    const { headersTimeout, requestTimeout, timeout, keepAliveTimeout } = server.server;
    for (const limit of [headersTimeout, requestTimeout, timeout, keepAliveTimeout])
      expect(limit).to.be.within(1_000, 120_000);
    expect(headersTimeout).to.be.below(requestTimeout);

    server.server.timeout = 20;
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write('GET /healthz HTTP/1.1\r\nHost: local');
    await once(socket, 'close');
  });

  it('says in words why it cannot listen', async () => {
    const second = createServer({ logger, ready });
    const { port } = new URL(url);
    const refusal = await second.listen(Number(port), '127.0.0.1').catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(ListenError).and.include({ code: 'CANNOT_LISTEN' });
    expect((refusal as Error).message).to.equal(
      `port ${port} of 127.0.0.1 is in use: stop what uses it, or set PORT to another`,
    );
    const elsewhere = await second.listen(0, '192.0.2.1').catch((error: unknown) => error);
    expect(elsewhere).to.be.instanceOf(ListenError);
    expect((elsewhere as Error).message)
      .to.include('192.0.2.1')
      .and.include('HOST');
    // A refusal is not the end of it.
    expect(await second.listen(0, '127.0.0.1')).to.match(/^http:\/\/127\.0\.0\.1:\d+$/);
    await second.close();
  });

  it('tells an address to open, whatever it listens on', async () => {
    for (const [host, name] of [
      ['0.0.0.0', 'localhost'],
      ['::', 'localhost'],
      ['::1', '[::1]'],
    ] as const) {
      const other = createServer({ logger, ready });
      const address = await other.listen(0, host);
      expect(address).to.match(/:\d+$/).and.include(`http://${name}:`);
      expect((await fetch(`${address}/healthz`)).status, host).to.equal(200);
      await other.close();
    }
  });

  it('lets requests at work end before it closes, and takes no new ones', async () => {
    const arrived = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    server.get('/slow', async (_req, res) => {
      arrived.resolve();
      await goOn.promise;
      res.send(200, { done: true });
    });
    const slow = answer('/slow');
    await arrived.promise;
    const closed = server.close();
    const refused = await fetch(`${url}/healthz`).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(TypeError);
    goOn.resolve();
    expect(await slow).to.deep.equal({ status: 200, body: { done: true } });
    await closed;
  });

  it('ends what keeps a socket open when it closes, and may be closed twice', async () => {
    const held = Promise.withResolvers<void>();
    const ended: string[] = [];
    server.server.on('upgrade', (_req, raw) => {
      server.onClose(() => {
        ended.push('ended');
        raw.destroy();
      });
      held.resolve();
    });
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    await held.promise;
    await Promise.all([server.close(), once(socket, 'close')]);
    await server.close();
    expect(ended[0]).to.equal('ended');
  });
});
