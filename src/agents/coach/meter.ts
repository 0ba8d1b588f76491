import type { Usage } from '../providers/chat.ts';

/** What a model's tokens cost, in one currency, per million of them. */
export interface Prices {
  input: number;
  output: number;
}

/** Numbers only: what was asked, by whom and about what is nowhere in them. */
export interface Spent {
  /** Answers that were paid for. */
  calls: number;
  input: number;
  output: number;
  /** In the currency of the prices; absent without prices. */
  cost?: number;
}

/** Counts what a model costs, in all and a session. */
export interface TokenMeter {
  add(sessionId: string | undefined, usage: Usage): void;
  of(sessionId: string): Spent;
  total(): Spent;
}

/** Sessions that are counted apart; of more than these, those that were heard of longest ago are left out. */
const mostSessions = 10_000;

const perMillion = 1_000_000;

/** In memory: the count begins anew with the process, as that of any metric. */
export function createTokenMeter(prices?: Prices): TokenMeter {
  const sessions = new Map<string, Usage & { calls: number }>();
  const all = { calls: 0, input: 0, output: 0 };
  const spent = (count: Usage & { calls: number } = { calls: 0, input: 0, output: 0 }): Spent => ({
    ...count,
    ...(prices && { cost: (count.input * prices.input + count.output * prices.output) / perMillion }),
  });
  const plus = (count: Usage & { calls: number }, { input, output }: Usage) => ({
    calls: count.calls + 1,
    input: count.input + input,
    output: count.output + output,
  });
  return {
    add(sessionId, usage) {
      Object.assign(all, plus(all, usage));
      if (sessionId === undefined) return;
      const before = sessions.get(sessionId) ?? { calls: 0, input: 0, output: 0 };
      sessions.delete(sessionId);
      sessions.set(sessionId, plus(before, usage));
      const [oldest] = sessions.keys();
      if (sessions.size > mostSessions && oldest !== undefined) sessions.delete(oldest);
    },
    of: (sessionId) => spent(sessions.get(sessionId)),
    total: () => spent(all),
  };
}
