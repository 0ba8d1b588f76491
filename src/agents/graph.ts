import { randomUUID } from 'node:crypto';
import { agentNames, type AgentName, type Brief } from '../coaching/brief.ts';
import type { Session } from '../coaching/session.ts';
import type { SpeechIn } from '../coaching/speech.ts';
import type { Logger } from '../logger.ts';
import type { CheckpointPool } from '../persistence/checkpoint-pool.ts';
import type { StoredFile } from '../persistence/ports.ts';
import { fieldOfAgent } from './assemble.ts';
import { configOf, createCheckpoints } from './checkpoints.ts';
import { arrangingWriter, contentAgent } from './content.ts';
import { logoAgent } from './logo/agent.ts';
import { drawnLogos } from './logo/draw.ts';
import { runAgent } from './node.ts';
import type { Providers } from './ports.ts';
import { noSearch, researchAgent } from './research.ts';
import { Run, type OnFinished } from './run.ts';
import { extractingSeo, seoAgent } from './seo.ts';
import { fromCheckpoint, type Order } from './state.ts';
import { templateAgent } from './template.ts';
import { compileWorkflow, type Team } from './workflow.ts';

/** Milliseconds that each agent may take, and all of them together. */
export interface Budgets {
  research: number;
  /** Each of the four that run side by side. */
  others: number;
  all: number;
}
const usualBudgets: Budgets = { research: 15_000, others: 25_000, all: 55_000 };

export interface BriefRequest {
  briefId: string;
  /** Tells this run from an earlier one for the same brief. Asked for again, a run goes on where it was cut short. */
  run?: string;
  session: Session;
  /** The brief as it stood before this run. */
  previous?: Brief;
  /** The agents to run; of the others, what stands in `previous` is kept. Absent: all of them. */
  only?: readonly AgentName[];
  /** Called as each agent finishes, in order; after a restart also for those that had finished before it. */
  onFinished?: OnFinished;
}

export interface BriefMaker {
  /**
   * Always ends in a brief: an agent that failed or took too long is named in its gaps. `files` are those of the
   * agents that ran. Rejects only where what was done cannot be kept.
   */
  make(request: BriefRequest): Promise<{ brief: Brief; files: StoredFile[] }>;
  /** Drops what is kept of a run: its brief is stored, or was given up. */
  forget(briefId: string, run: string): Promise<void>;
}

export interface BriefMakerDeps {
  speechIn: SpeechIn;
  /** Those that are absent are keyless. */
  providers?: Partial<Providers>;
  budgets?: Budgets;
  /** Where finished nodes are kept. Absent: in memory; a run then does not outlive this process. */
  checkpoints?: CheckpointPool;
  logger: Logger;
}

const threadOf = (briefId: string, run: string): string => `${briefId}/${run}`;

/** Whoever asks a service has somebody at hand who does without. Research has not: without a search there is none. */
function teamOf(given: Partial<Providers>): Team {
  const {
    search = noSearch,
    writer = arrangingWriter,
    seoWriter = extractingSeo,
    logoMaker = drawnLogos,
  } = given;
  return {
    research: { agent: researchAgent(search) },
    content: { agent: contentAgent(writer), ...(writer.live && { instead: contentAgent(arrangingWriter) }) },
    logo: { agent: logoAgent(logoMaker), ...(logoMaker.live && { instead: logoAgent(drawnLogos) }) },
    seo: { agent: seoAgent(seoWriter), ...(seoWriter.live && { instead: seoAgent(extractingSeo) }) },
    template: { agent: templateAgent },
  };
}

function orderOf({ briefId, session, previous, only }: BriefRequest): Order {
  if (!previous) return { briefId, session, kept: {} };
  const { created_at, dc360_website_id } = previous;
  const kept = agentNames.filter((name) => only !== undefined && !only.includes(name));
  return {
    briefId,
    session,
    kept: Object.fromEntries(kept.map((name) => [name, previous[fieldOfAgent[name]]])),
    before: { created_at, dc360_website_id },
  };
}

export function createBriefMaker(deps: BriefMakerDeps): BriefMaker {
  const { logger, budgets = usualBudgets } = deps;
  /** The runs at work in this process, by their thread. */
  const runs = new Map<string, Run>();
  const checkpoints = createCheckpoints(deps.checkpoints, (thread, results) =>
    runs.get(thread)?.tell(results),
  );
  const workflow = compileWorkflow({
    team: teamOf(deps.providers ?? {}),
    speechIn: deps.speechIn,
    saver: checkpoints.saver,
    run: (thread, agent, works) => {
      const budget = agent === 'research' ? budgets.research : budgets.others;
      return runAgent({ budget, over: runs.get(thread)!.over }, works, logger.child({ agent, thread }));
    },
  });
  const invoke = (thread: string, input: { order: Order } | null) =>
    workflow.invoke(input, { ...configOf(thread), durability: 'sync' });

  return {
    async make(request) {
      const thread = threadOf(request.briefId, request.run ?? randomUUID());
      const run = new Run(budgets.all, request.onFinished, logger);
      runs.set(thread, run);
      try {
        await checkpoints.prepare();
        const finished = await checkpoints.finished(thread);
        run.tell(finished ?? {});
        const { brief, files } = await invoke(thread, finished ? null : { order: orderOf(request) });
        await run.told();
        return { brief: brief!, files: files.map(fromCheckpoint) };
      } finally {
        runs.delete(thread);
        run.stop();
        if (request.run === undefined) await checkpoints.forget(thread);
      }
    },
    async forget(briefId, run) {
      await checkpoints.prepare();
      await checkpoints.forget(threadOf(briefId, run));
    },
  };
}
