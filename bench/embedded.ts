import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DirectLineOwner } from '../test/support/direct-line.ts';
import { GriotProcess } from '../test/support/griot-process.ts';
import { rate, spread } from './figures.ts';
import { ownerBrief } from './owner-brief.ts';
import { lines } from './script.ts';

const isQuestion = ({ channelData }: { channelData?: { coaching?: { ask: unknown } } }): boolean =>
  channelData?.coaching?.ask != null;

/** Resident memory of a process, in megabytes; Linux tells it. */
const megabytesOf = (pid: number): number =>
  Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024);

const owners = 5;
const conversations = 1_000;

/** The embedded default as an owner meets it: over HTTP and a socket, in a process of its own. */
export async function embeddedDefault(): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'griot-bench-'));
  const environment = { DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent' };
  const fresh = new GriotProcess(environment);
  await fresh.ready();
  fresh.kill('SIGTERM');
  await fresh.ended();
  const griot = new GriotProcess(environment);
  const url = await griot.ready();

  const samples: number[] = [];
  for (let owner = 0; owner < owners; owner++) {
    const one = await DirectLineOwner.arrive(url, `dl_bench_${owner}`, 'fr');
    await one.until(isQuestion);
    for (const text of lines) {
      const started = performance.now();
      await one.says(text);
      // The first owner is the compiler's.
      if (owner > 0) samples.push(performance.now() - started);
    }
    one.leave();
  }

  const brief = await ownerBrief(url, 'dl_brief');
  const many = await rate(conversations, 4, async () => {
    const owner = await DirectLineOwner.arrive(url, `dl_${Math.random()}`, 'fr');
    await owner.until(isQuestion);
    for (const text of ['Jus Ndèye', 'jus de fruits', 'Kaolack', 'plus tard']) await owner.says(text);
    owner.leave();
  });
  const residentMb = megabytesOf(griot.pid);
  griot.kill('SIGTERM');
  await griot.ended();
  rmSync(folder, { recursive: true });
  return {
    startMs: { emptyFolder: Math.round(fresh.startMs!), existingFolder: Math.round(griot.startMs!) },
    turnOverDirectLineMs: spread(samples),
    brief,
    conversations,
    conversationsPerSecond: many.perSecond,
    residentMb,
  };
}
