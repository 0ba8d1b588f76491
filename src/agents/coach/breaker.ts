/** Keeps from asking an endpoint that does not answer. */
export interface Breaker {
  /** Whether to ask now. Where it says yes after a pause, that one question is the trial: the next waits for its end. */
  admits(): boolean;
  succeeded(): void;
  /** `atOnce`: asking again cannot help. `pauseMs`: how long the endpoint asked to be left alone. */
  failed(why?: { atOnce?: boolean; pauseMs?: number }): void;
}

interface Parts {
  now: () => number;
  /** Told each time that it stops asking, and for how long, in milliseconds. */
  opened: (pauseMs: number) => void;
}

/** Failures in a row after which nothing is asked for a while. */
const mostFailures = 3;
/** The first pause; the next is twice as long, until a question is answered. Milliseconds. */
const firstPause = 30_000;
const longestPause = 15 * 60_000;

export function createBreaker({ now, opened }: Parts): Breaker {
  let failures = 0;
  let pause = firstPause;
  let closedUntil = 0;
  let isTrial = false;
  return {
    admits() {
      if (closedUntil === 0) return true;
      if (isTrial || now() < closedUntil) return false;
      isTrial = true;
      return true;
    },
    succeeded() {
      failures = 0;
      pause = firstPause;
      closedUntil = 0;
      isTrial = false;
    },
    failed({ atOnce = false, pauseMs = 0 } = {}) {
      failures += 1;
      // What was asked before the pause began, and fails in it, says nothing new.
      if (closedUntil > now()) return;
      const isBroken = isTrial || atOnce || failures >= mostFailures;
      if (!isBroken && pauseMs === 0) return;
      const length = Math.min(longestPause, Math.max(isBroken ? pause : 0, pauseMs));
      if (isBroken) pause = Math.min(longestPause, pause * 2);
      isTrial = false;
      closedUntil = now() + length;
      opened(length);
    },
  };
}
