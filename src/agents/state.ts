import { Annotation } from '@langchain/langgraph';
import type { AgentName, AgentResult, Brief } from '../coaching/brief.ts';
import type { Session } from '../coaching/session.ts';
import type { StoredFile } from '../persistence/ports.ts';

export type Results = Partial<Record<AgentName, AgentResult>>;

/** What a run was asked for. */
export interface Order {
  briefId: string;
  session: Session;
  /** Results of the brief before, of the agents that this run leaves alone. */
  kept: Results;
  before?: Pick<Brief, 'created_at' | 'dc360_website_id'>;
}

/** A file, its bytes in base64: JSON has no bytes. */
interface CheckpointedFile {
  path: string;
  type: string;
  base64: string;
}

/** Plain data: it is kept after each node. The names are none of the nodes', since LangGraph has one space for both. */
export const State = Annotation.Root({
  order: Annotation<Order>,
  /** Of the agents that ran. */
  results: Annotation<Results>({ reducer: (all, more) => ({ ...all, ...more }), default: () => ({}) }),
  files: Annotation<CheckpointedFile[]>({ reducer: (all, more) => [...all, ...more], default: () => [] }),
  brief: Annotation<Brief | undefined>,
});
export type GraphState = typeof State.State;

/** The results among values of the state, given as name and value. */
export const resultsIn = (values: readonly (readonly [string, unknown])[]): Results =>
  Object.assign({}, ...values.map(([name, value]) => (name === 'results' ? value : {}))) as Results;

export const toCheckpoint = ({ path, type, bytes }: StoredFile): CheckpointedFile => ({
  path,
  type,
  base64: Buffer.from(bytes).toString('base64'),
});

export const fromCheckpoint = ({ path, type, base64 }: CheckpointedFile): StoredFile => ({
  path,
  type,
  bytes: new Uint8Array(Buffer.from(base64, 'base64')),
});
