import type { AgentResult } from '../coaching/brief.ts';
import type { Logger } from '../logger.ts';
import type { AgentWork, WarningName } from './agent.ts';
import { OutOfTime, within } from './budget.ts';
import { serviceErrorIn } from './providers/service-error.ts';

interface Limits {
  /** Milliseconds. */
  budget: number;
  /** The end of the time for all agents. */
  over: AbortSignal;
}

type Work = (signal: AbortSignal) => Promise<AgentWork>;

/** One agent: what it does, and what it does instead where the service behind that fails. */
interface Works {
  work: Work;
  instead?: Work | undefined;
}

const nameOf = (error: unknown): string => {
  const fault = serviceErrorIn(error);
  return fault?.message ?? (error instanceof Error ? error.constructor.name : typeof error);
};

function warningOf(error: unknown): WarningName {
  if (error instanceof OutOfTime) return 'timed-out';
  const code = serviceErrorIn(error)?.code;
  return code === 'timed-out' || code === 'over-quota' ? code : 'failed';
}

const failed = (warning: WarningName): AgentWork => ({
  status: 'failed',
  data: {},
  sources: [],
  warnings: [warning],
});

/** Does an agent's work within its time, and whatever happens hands over what it can, saying what it is. */
export async function runAgent(
  { budget, over }: Limits,
  { work, instead }: Works,
  logger: Logger,
): Promise<AgentWork & AgentResult> {
  const began = performance.now();
  const orFailed = (doing: Promise<AgentWork>) =>
    doing.catch((error: unknown) => {
      // A service's message may quote what it was sent: it is for those who ask for it alone.
      logger.warn({ error: nameOf(error) }, 'an agent failed');
      logger.debug({ err: error }, 'how the agent failed');
      return failed(warningOf(error));
    });
  let done = await orFailed(within(budget, over, work));
  if (done.status === 'failed' && instead) {
    // It asks nobody, so that it needs no clock.
    const made = await orFailed(instead(AbortSignal.abort()));
    if (made.status !== 'failed')
      done = { ...made, warnings: [...done.warnings, 'made-here', ...made.warnings] };
  }
  return { ...done, ms: Math.round(performance.now() - began) };
}
