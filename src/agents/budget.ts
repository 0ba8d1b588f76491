/** An agent took longer than it may. */
export class OutOfTime extends Error {
  readonly code = 'OUT_OF_TIME';
  readonly retryable = true;
  constructor() {
    super('the time for this is over');
  }
}

/**
 * Runs `work` for at most `ms` milliseconds, and not beyond `outer`. The work's signal is aborted then, and the
 * returned promise rejects with `OutOfTime` at once: work that does not heed its signal is left behind.
 */
export async function within<T>(
  ms: number,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (outer.aborted) throw new OutOfTime();
  const clock = new AbortController();
  const timer = setTimeout(() => clock.abort(), ms);
  const signal = AbortSignal.any([outer, clock.signal]);
  const over = Promise.withResolvers<never>();
  const end = () => over.reject(new OutOfTime());
  signal.addEventListener('abort', end);
  try {
    return await Promise.race([work(signal), over.promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  }
}
