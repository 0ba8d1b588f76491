import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { agentNames, brief as briefSchema, type AgentName, type Brief } from '../../src/coaching/brief.ts';
import { startPostgres } from '../support/postgres.ts';

interface Said {
  works?: AgentName;
  told?: AgentName;
  brief?: Brief;
  files?: [string, number][];
  left?: number;
}

/** What a process that makes the brief said until its end, and whether it was killed. */
async function makeIn(place: object, dieAfter = ''): Promise<{ said: Said[]; killed: boolean }> {
  const script = fileURLToPath(new URL('maker-process.ts', import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify(place), dieAfter], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await once(child, 'close');
  const said = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Said);
  return { said, killed: child.signalCode === 'SIGKILL' };
}

const of = (said: Said[], what: 'works' | 'told') => said.flatMap((line) => line[what] ?? []);

type Victim = AgentName | 'brief';
interface Place {
  victims: readonly Victim[];
  start: () => Promise<{ place: object; stop: () => Promise<void> | void }>;
}

const places: Record<string, Place> = {
  PGlite: {
    // One of each kind: every process that opens a PGlite takes seconds.
    victims: ['research', 'logo', 'brief'],
    start: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'griot-durable-'));
      return { place: { folder }, stop: () => rmSync(folder, { recursive: true, force: true }) };
    },
  },
  PostgreSQL: {
    victims: [...agentNames, 'brief'],
    start: async () => {
      const postgres = await startPostgres();
      return { place: { url: postgres.url }, stop: () => postgres.stop() };
    },
  },
};

for (const [name, { victims, start }] of Object.entries(places)) {
  describe(`a brief whose process is killed, on ${name}`, function () {
    this.timeout(60_000);
    let place: object;
    let stop: () => Promise<void> | void;
    before(async () => ({ place, stop } = await start()));
    after(() => stop());

    for (const victim of victims) {
      it(`goes on after ${victim} without doing again what was done`, async () => {
        const first = await makeIn(place, victim);
        expect(first.killed).to.equal(true);
        expect(first.said.some((line) => line.brief)).to.equal(false);

        const second = await makeIn(place);
        expect(second.killed).to.equal(false);
        const done = of(first.said, 'told');
        expect(of(second.said, 'works').filter((agent) => done.includes(agent))).to.deep.equal([]);
        expect(of(second.said, 'told')).to.have.members([...agentNames]);

        const end = second.said.find((line) => line.brief)!;
        expect(briefSchema.safeParse(end.brief).success).to.equal(true);
        expect(end.files!.map(([path]) => path)).to.include.members(['b/logo.svg', 'b/logo-512.png']);
        expect(end.files!.every(([, bytes]) => bytes > 100)).to.equal(true);
        if (victim === 'brief') expect(of(second.said, 'works')).to.deep.equal([]);
        expect(second.said.at(-1)!.left, 'what is left in the database').to.equal(0);
      });
    }
  });
}
