import type { RunnableConfig } from '@langchain/core/runnables';
import { END, START, StateGraph } from '@langchain/langgraph';
import type { BaseCheckpointSaver } from '@langchain/langgraph-checkpoint';
import { agentNames, type AgentName, type AgentResult } from '../coaching/brief.ts';
import type { SpeechIn } from '../coaching/speech.ts';
import type { Agent, AgentWork, InformedTask, Task } from './agent.ts';
import { assemble } from './assemble.ts';
import { finished, materialOf } from './material.ts';
import { State, toCheckpoint, type GraphState, type Order } from './state.ts';

/** An agent, and the one that asks nobody, for when the service behind it fails. */
interface Member<T extends Task = InformedTask> {
  agent: Agent<T>;
  instead?: Agent<T>;
}

/** The five agents, by what each of them works on. */
export type Team = { research: Member<Task> } & Record<Exclude<AgentName, 'research'>, Member>;

type Work = (signal: AbortSignal) => Promise<AgentWork>;

/** Does an agent's work within its time, and whatever happens hands over what it can. */
type RunAgent = (
  thread: string,
  name: AgentName,
  works: { work: Work; instead: Work | undefined },
) => Promise<AgentWork & AgentResult>;

interface WorkflowOptions {
  team: Team;
  run: RunAgent;
  speechIn: SpeechIn;
  saver: BaseCheckpointSaver;
}

/** By the time that they are read, those that are read are there. */
const resultsOf = ({ order, results }: GraphState) =>
  ({ ...order.kept, ...results }) as Record<AgentName, AgentResult>;

/** Research, then the other four side by side on what it found, then the brief. Nobody in it throws. */
export function compileWorkflow({ team, run, speechIn, saver }: WorkflowOptions) {
  const tasks = new WeakMap<Order, Record<'whole' | 'shown', Task>>();
  /** Taking the owner's answers apart is the dearest part of a node that asks nobody: done once a run. */
  const tasksOf = ({ order }: GraphState) => {
    const known = tasks.get(order);
    if (known) return known;
    const speech = speechIn(order.session.language);
    const whole: Task = { briefId: order.briefId, material: materialOf(order.session, speech), speech };
    const made = { whole, shown: { ...whole, material: finished(whole.material) } };
    tasks.set(order, made);
    return made;
  };
  const node =
    <T extends Task>(name: AgentName, { agent, instead }: Member<T>, read: (state: GraphState) => T) =>
    async (state: GraphState, config: RunnableConfig): Promise<Partial<GraphState>> => {
      if (name in state.order.kept) return {};
      const thread = config.configurable!['thread_id'] as string;
      const task = read(state);
      const { files = [], ...result } = await run(thread, name, {
        work: (signal) => agent(task, signal),
        instead: instead && ((signal) => instead(task, signal)),
      });
      return { results: { [name]: result }, files: files.map(toCheckpoint) };
    };
  const informed = (name: Exclude<AgentName, 'research'>) =>
    node(name, team[name], (state) => ({ ...tasksOf(state).shown, research: resultsOf(state).research }));

  const graph = new StateGraph(State)
    .addNode(
      'research',
      node('research', team.research, (state) => tasksOf(state).shown),
    )
    .addNode('content', informed('content'))
    .addNode('logo', informed('logo'))
    .addNode('seo', informed('seo'))
    .addNode('template', informed('template'))
    .addNode('assemble', (state: GraphState) => ({
      brief: assemble(tasksOf(state).whole, state.order, resultsOf(state)),
    }))
    .addEdge(START, 'research')
    .addEdge('assemble', END);
  const sideBySide = agentNames.filter((name) => name !== 'research');
  for (const name of sideBySide) graph.addEdge('research', name);
  return graph.addEdge([...sideBySide], 'assemble').compile({ checkpointer: saver });
}
