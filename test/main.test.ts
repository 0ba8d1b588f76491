import { once } from 'node:events';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { DirectLineOwner } from './support/direct-line.ts';
import { freePort } from './support/free-port.ts';
import { GriotProcess } from './support/griot-process.ts';

const clean = { code: 0, signal: null };

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** A connection on which the server waits for the rest of a request. */
async function halfARequest(url: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(
    'POST /v3/directline/conversations HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{',
  );
  return socket;
}

describe('the process', function () {
  this.timeout(60_000);
  this.slow(10_000);
  let folder: string;
  let running: GriotProcess[];
  const times: string[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'griot-main-'));
    running = [];
  });
  after(async () => {
    await Promise.all(
      running.map((griot) => {
        griot.kill('SIGKILL');
        return griot.ended();
      }),
    );
    await rm(folder, { recursive: true });
  });

  const start = (environment: Record<string, string> = {}): GriotProcess => {
    const griot = new GriotProcess({ DATA_DIR: join(folder, 'data'), ...environment });
    running.push(griot);
    return griot;
  };
  /** What it said when it did not start: one line. */
  const refusal = async (environment: Record<string, string>): Promise<string> => {
    const griot = start(environment);
    expect(await griot.ended()).to.deep.equal({ code: 1, signal: null });
    expect(griot.stdout).to.equal('');
    expect(griot.stderr).to.match(/^Griot cannot start: [^\n]+\n$/);
    return griot.stderr;
  };

  it('says where it listens, what is on and off, and what turns it on', async () => {
    const griot = start();
    const url = await griot.ready();
    times.push(`on an empty folder ${griot.startMs!.toFixed(0)} ms`);
    expect((await fetch(`${url}/healthz`)).status).to.equal(200);
    expect((await fetch(`${url}/readyz`)).status).to.equal(200);
    for (const said of ['on:', 'web chat', 'PGlite', 'in-process cache', 'rules coach'])
      expect(griot.stdout).to.include(said);
    for (const variable of ['DIRECT_LINE_SECRET', 'DATABASE_URL', 'REDIS_URL'])
      expect(griot.stdout).to.include(variable);
    griot.kill('SIGTERM');
    expect(await griot.ended()).to.deep.equal(clean);
    expect(griot.stderr).to.equal('');
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`ends by ${signal} cleanly, though a request and a socket are open`, async () => {
      const griot = start();
      const url = await griot.ready();
      times.push(`on an existing one ${griot.startMs!.toFixed(0)} ms`);
      const owner = await DirectLineOwner.arrive(url, 'awa', 'en');
      await owner.until(() => true);
      const socket = await halfARequest(url);
      griot.kill(signal);
      // Who presses Ctrl-C twice gets no other end.
      griot.kill(signal);
      expect(await griot.ended()).to.deep.equal(clean);
      expect(griot.stderr).to.equal('');
      socket.destroy();
    });
  }

  it('ends while it starts, too', async () => {
    const griot = start({ DATA_DIR: join(folder, 'hasty') });
    // It has begun when its folder is there, and does not listen yet.
    while (!(await exists(join(folder, 'hasty', 'lock.sqlite')))) await new Promise(setImmediate);
    griot.kill('SIGTERM');
    expect(await griot.ended()).to.deep.equal(clean);
    expect(griot.stderr).to.equal('');
    const again = start({ DATA_DIR: join(folder, 'hasty') });
    await again.ready();
    again.kill('SIGTERM');
    expect(await again.ended()).to.deep.equal(clean);
  });

  it('leaves a data folder in use to whom it belongs', async () => {
    const griot = start();
    const url = await griot.ready();
    const said = await refusal({});
    expect(said).to.include('in use').and.include('DATA_DIR');
    expect((await fetch(`${url}/readyz`)).status).to.equal(200);
    griot.kill('SIGTERM');
    await griot.ended();
  });

  it('says in one line which variable is bad', async () => {
    expect(await refusal({ PORT: 'http' })).to.include('PORT');
    expect(await refusal({ PUBLIC_URL: 'here', LOG_LEVEL: 'loud' }))
      .to.include('PUBLIC_URL')
      .and.include('LOG_LEVEL');
  });

  it('says in one line that its port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    expect(await refusal({ PORT: String(port) }))
      .to.include(String(port))
      .and.include('PORT');
    other.close();
  });

  it('says in one line that its database cannot be reached', async () => {
    const port = await freePort();
    for (const host of ['127.0.0.1', 'localhost']) {
      const said = await refusal({ DATABASE_URL: `postgresql://griot:hunter2@${host}:${port}/griot` });
      expect(said).to.include('DATABASE_URL').and.not.include('hunter2');
    }
  });

  it('has every word of a conversation after kill -9', async () => {
    const griot = start();
    const owner = await DirectLineOwner.arrive(await griot.ready(), 'kofi', 'en');
    await owner.until(({ channelData }) => channelData?.coaching?.ask === 'name');
    const posted = await owner.post({ type: 'message', text: 'Kofi Bakery' });
    griot.kill('SIGKILL');
    await griot.ended();

    const again = start();
    const url = await again.ready();
    times.push(`after kill -9 ${again.startMs!.toFixed(0)} ms`);
    const later = await owner.comeBack(url);
    await later.until(({ channelData }) => channelData?.coaching?.ask === 'sector');
    const activities = later.heard.map(({ id }) => id);
    expect(new Set(activities).size).to.equal(activities.length);
    expect(activities).to.include.members(owner.heard.map(({ id }) => id));
    expect(later.heard.find(({ replyToId }) => replyToId === posted)).not.to.equal(undefined);
    again.kill('SIGTERM');
    expect(await again.ended()).to.deep.equal(clean);
  });

  after(() => process.stdout.write(`      started ${times.join(', ')}\n`));
});
