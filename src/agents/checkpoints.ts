import type { RunnableConfig } from '@langchain/core/runnables';
import {
  MemorySaver,
  type BaseCheckpointSaver,
  type PendingWrite,
  type SerializerProtocol,
} from '@langchain/langgraph-checkpoint';
import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres';
import type { CheckpointPool } from '../persistence/checkpoint-pool.ts';
import { resultsIn, type Results } from './state.ts';

/** The tables' own schema: nothing else of the database is in it. */
const schema = 'checkpoints';

/**
 * Plain JSON both ways. LangGraph's own serializer brings objects back to life by what is written in them, and
 * what agents hand over was partly written by strangers.
 */
const plainJson: SerializerProtocol = {
  dumpsTyped: async (value: unknown) => ['json', new TextEncoder().encode(JSON.stringify(value ?? null))],
  loadsTyped: async (_type, bytes) =>
    JSON.parse(typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes)) as unknown,
};

/** What is kept of runs, by their thread. */
export interface Checkpoints {
  readonly saver: BaseCheckpointSaver;
  /** Makes the tables, once; to be awaited before anything else. Tried again where it failed. */
  prepare(): Promise<void>;
  /** What agents had finished when a run was cut short; undefined where none had begun. */
  finished(thread: string): Promise<Results | undefined>;
  forget(thread: string): Promise<void>;
}

export const configOf = (thread: string) => ({ configurable: { thread_id: thread } });

/**
 * Checkpoints in the database, or without a `pool` in this process's memory. `onFinished` hears of an agent's result
 * when it cannot be lost any more: what was told of once is never done again.
 */
export function createCheckpoints(
  pool: CheckpointPool | undefined,
  onFinished: (thread: string, results: Results) => void,
): Checkpoints {
  const database = pool && new PostgresSaver(pool as unknown as PgPool, plainJson, { schema });
  const saver = telling(database ?? new MemorySaver(plainJson), onFinished);
  let prepared: Promise<void> | undefined;
  return {
    saver,
    async prepare() {
      prepared ??= pool?.exclusively(() => database!.setup());
      try {
        await prepared;
      } catch (error) {
        prepared = undefined;
        throw error;
      }
    },
    async finished(thread) {
      const tuple = await saver.getTuple(configOf(thread));
      if (!tuple) return undefined;
      const unfinishedStep = (tuple.pendingWrites ?? []).map(([, channel, value]): PendingWrite => [
        channel,
        value,
      ]);
      return resultsIn([...Object.entries(tuple.checkpoint.channel_values), ...unfinishedStep]);
    },
    forget: (thread) => saver.deleteThread(thread),
  };
}

type PgPool = ConstructorParameters<typeof PostgresSaver>[0];

function telling(saver: BaseCheckpointSaver, onFinished: (thread: string, results: Results) => void) {
  const putWrites = saver.putWrites.bind(saver);
  saver.putWrites = async (config: RunnableConfig, writes: PendingWrite[], taskId: string, path?: string) => {
    await putWrites(config, writes, taskId, path);
    onFinished(config.configurable!['thread_id'] as string, resultsIn(writes));
  };
  return saver;
}
