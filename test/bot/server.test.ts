import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { HttpError } from '../../src/bot/http/errors.ts';
import { createServer, type HttpServer } from '../../src/bot/server.ts';
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

  it('answers 400 to an address or a host that cannot be read, and lives', async () => {
    for (const [path, host] of [
      ['//[', 'localhost'],
      ['http://[/', 'localhost'],
      ['/healthz', 'local host'],
      ['/healthz', 'localhost:99999'],
      ['/healthz', '['],
    ]) {
      const status = await new Promise((resolve, reject) => {
        const { port } = new URL(url);
        const call = request({ port, host: '127.0.0.1', path, headers: { host } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        call.on('error', reject).end();
      });
      expect(status, `${path} ${host}`).to.be.oneOf([400, 404]);
    }
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
});
