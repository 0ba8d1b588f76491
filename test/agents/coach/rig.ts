import { pino } from 'pino';
import { createTokenMeter, type TokenMeter } from '../../../src/agents/coach/meter.ts';
import { createModelCoach } from '../../../src/agents/coach/model-coach.ts';
import type { Coach } from '../../../src/coaching/coach.ts';
import { createRulesCoach } from '../../../src/coaching/rules/coach.ts';
import { startModelServer, type ModelServer } from '../../support/openai-server.ts';

export const secret = 'sk-nobody-may-see-this';

export interface Rig {
  server: ModelServer;
  rules: Coach;
  meter: TokenMeter;
  /** A coach that has not asked anything yet, on a clock that stands still unless it is moved. */
  coach(timeout?: number): Coach;
  clock: { now: number };
  /** All that was logged at info and above. */
  logged: { text: string };
  stop(): Promise<void>;
}

/** Short, since tests wait for it; long enough for a busy machine to answer in. */
export const timeoutMs = 400;

export async function startRig(baseUrl?: string): Promise<Rig> {
  const server = await startModelServer();
  const rules = createRulesCoach();
  const meter = createTokenMeter({ input: 0.4, output: 1.6 });
  const clock = { now: Date.UTC(2026, 0, 5) };
  const logged = { text: '' };
  const logger = pino({ level: 'info' }, { write: (line: string) => (logged.text += line) });
  return {
    server,
    rules,
    meter,
    clock,
    logged,
    coach: (timeout = timeoutMs) =>
      createModelCoach({
        openai: { apiKey: secret, baseUrl: baseUrl ?? server.url, model: 'some-model' },
        rules,
        meter,
        logger,
        now: () => clock.now,
        timeoutMs: timeout,
      }),
    stop: () => server.stop(),
  };
}
