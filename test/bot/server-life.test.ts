import { once } from 'node:events';
import { connect } from 'node:net';
import { expect } from 'chai';
import { createServer, ListenError, type HttpServer } from '../../src/bot/server.ts';
import { createLogger } from '../../src/logger.ts';

const logger = createLogger('silent');
const ready = (): Promise<void> => Promise.resolve();

describe('the life of the HTTP server', () => {
  let server: HttpServer;
  let url: string;

  beforeEach(async () => {
    server = createServer({ logger, ready });
    url = await server.listen(0, '127.0.0.1');
  });

  afterEach(() => server.close());

  const answer = async (path: string, init?: RequestInit): Promise<{ status: number; body: unknown }> => {
    const response = await fetch(url + path, init);
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };

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
