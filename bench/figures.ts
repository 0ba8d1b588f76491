import { performance } from 'node:perf_hooks';

/** Milliseconds, from many samples. */
export interface Spread {
  median: number;
  p99: number;
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000;

export function spread(samples: readonly number[]): Spread {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { median: round(at(0.5)), p99: round(at(0.99)) };
}

/** What a number of like things took, by the clock and by this process's processor time. */
export interface Rate {
  perSecond: number;
  latencyMs: Spread;
  /** Processor time of this process, microseconds each. */
  cpuUs: number;
}

/** Runs `lanes` loops at once, each doing `one` after the other until `count` are done in all. */
export async function rate(
  count: number,
  lanes: number,
  one: (lane: number) => Promise<void>,
): Promise<Rate> {
  const samples: number[] = [];
  let left = count;
  const cpu = process.cpuUsage();
  const started = performance.now();
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      while (left-- > 0) {
        const begun = performance.now();
        await one(lane);
        samples.push(performance.now() - begun);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  return {
    perSecond: Math.round(count / seconds),
    latencyMs: spread(samples),
    cpuUs: Math.round((user + system) / count),
  };
}

export const ratio = (a: number, b: number): number => round(a / b);
