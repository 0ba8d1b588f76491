import type { AgentName, AgentResult } from '../coaching/brief.ts';
import type { Logger } from '../logger.ts';
import type { AgentWork, WarningName } from './agent.ts';
import { OutOfTime, within } from './budget.ts';

interface Limits {
  /** Milliseconds. */
  budget: number;
  /** The end of the time for all agents. */
  over: AbortSignal;
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.constructor.name : typeof error);

const failed = (error: unknown): AgentWork => {
  const warning: WarningName = error instanceof OutOfTime ? 'timed-out' : 'failed';
  return { status: 'failed', data: {}, sources: [], warnings: [warning] };
};

/** Does an agent's work within its time, and whatever happens hands over what it can. */
export async function runAgent(
  { budget, over }: Limits,
  work: (signal: AbortSignal) => Promise<AgentWork>,
  logger: Logger,
): Promise<AgentWork & AgentResult> {
  const began = performance.now();
  const done = await within(budget, over, work).catch((error: unknown) => {
    // A service's message may quote what it was sent: it is for those who ask for it alone.
    logger.warn({ error: nameOf(error) }, 'an agent failed');
    logger.debug({ err: error }, 'how the agent failed');
    return failed(error);
  });
  return { ...done, ms: Math.round(performance.now() - began) };
}
