import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Store } from '../src/persistence/ports.ts';
import { rate, ratio, type Rate } from './figures.ts';
import { embedded, onServers, withStore, workOf } from './servers.ts';
import { floor, journey } from './turns.ts';

const lanes = 16;
const round = (value: number): number => Math.round(value * 100) / 100;

/**
 * The price of keeping the promise: the same conversations without a log, on PostgreSQL and Redis, and embedded; and
 * the log's three writes of a turn alone, which is as fast as a turn could be if the dialogs cost nothing.
 */
export async function turns(): Promise<object> {
  const servers = await onServers();
  try {
    await floor(2_000, lanes);
    const floors = [await floor(6_000, lanes)];
    const onPostgres = await withStore(servers, async (store) => {
      await journey(store, 1_500, lanes);
      const before = await workOf(servers.databaseUrl);
      const count = 6_000;
      const result = await journey(store, count, lanes);
      const after = await workOf(servers.databaseUrl);
      return {
        ...result,
        perTurn: {
          roundTrips: round((after.commits - before.commits) / count),
          walFlushes: round((after.walFlushes - before.walFlushes) / count),
        },
        logAlone: await logAlone(store, 6_000),
      };
    });
    floors.push(await floor(6_000, lanes));
    const onPglite = await withStore(embedded(), async (store) => {
      await journey(store, 200, lanes);
      return journey(store, 1_500, lanes);
    });
    const floorPerSecond = (floors[0]!.perSecond + floors[1]!.perSecond) / 2;
    return {
      lanes,
      floor: floors,
      onPostgres,
      embedded: onPglite,
      ratioToFloor: {
        onPostgres: ratio(onPostgres.perSecond, floorPerSecond),
        embedded: ratio(onPglite.perSecond, floorPerSecond),
      },
    };
  } finally {
    await servers.stop();
  }
}

/** Accept, state and reply, sent: of the size that a turn has in the middle of a coaching. */
async function logAlone(store: Store, count: number): Promise<Rate> {
  const filler = 'x'.repeat(400);
  const owners = await Promise.all(
    Array.from({ length: lanes }, async () => {
      const id = randomUUID();
      const userId = await store.users.resolve('direct-line', id);
      await store.log.open({ id, channel: 'direct-line', userId, reference: {} });
      return { id, version: 0 };
    }),
  );
  return rate(count, lanes, async (lane) => {
    const owner = owners[lane]!;
    const { entry } = await store.log.accept(owner.id, { type: 'message', text: filler }, randomUUID());
    const { said, before } = await store.log.commit({
      conversationId: owner.id,
      handled: [entry.id],
      outgoing: [{ type: 'message', text: filler }],
      state: { key: `bench/${owner.id}`, version: owner.version++, body: { memory: Array(8).fill(filler) } },
      jobs: [],
    });
    await store.log.settle(
      owner.id,
      said.map(({ id: entryId }) => ({ entryId, status: 'sent' })),
      before + said.length,
    );
  });
}

const few = 1_000;
const many = 1_000_000;

/** Whether a turn takes longer when a million owners are stored than when a thousand are. */
export async function stored(): Promise<object> {
  const servers = await onServers();
  try {
    return await withStore(servers, async (store) => {
      await seed(servers.databaseUrl, 1, few);
      await journey(store, 1_500, lanes);
      const withFew = await journey(store, 4_000, lanes);
      await seed(servers.databaseUrl, few + 1, many);
      await journey(store, 1_500, lanes);
      const withMany = await journey(store, 4_000, lanes);
      return {
        [few]: withFew,
        [many]: withMany,
        ratioOfMedians: ratio(withMany.latencyMs.median, withFew.latencyMs.median),
      };
    });
  } finally {
    await servers.stop();
  }
}

/** Owners `from` to `to`, each with a conversation, a line of it, a state and a session. */
async function seed(databaseUrl: string, from: number, to: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const uuid = (kind: number): string =>
    `lpad(to_hex(n), 8, '0')::text || '-0000-4000-8000-00000000000${kind}'`;
  const numbers = `from generate_series(${from}, ${to}) n`;
  for (const statement of [
    `insert into app_user (id, created_at) select (${uuid(1)})::uuid, now() ${numbers}`,
    `insert into conversation (id, channel, user_id, reference, last_sequence, created_at)
     select ${uuid(2)}, 'direct-line', (${uuid(1)})::uuid, '{}', 1, now() ${numbers}`,
    `insert into activity (conversation_id, sequence, direction, status, channel_id, body, created_at)
     select ${uuid(2)}, 1, 'in', 'handled', 'seed', '{"type":"message","text":"hello"}', now() ${numbers}`,
    `insert into dialog_state (key, body, updated_at)
     select 'owners/' || ${uuid(1)}, json_build_object('memory', repeat('x', 300)), now() ${numbers}`,
    `insert into coaching_session (id, user_id, status, current_step, language, step_completion, coaching_confidence,
       retry_count, cultural_context, sector_context, coaching_plan, conversation_history, coaching_duration,
       created_at, updated_at)
     select (${uuid(3)})::uuid, (${uuid(1)})::uuid, 'in_progress', 'vision', 'fr', '{}', 0, 0, '{}', '{}', '{}', '[]', 0,
       now(), now() ${numbers}`,
    'vacuum analyze',
    'checkpoint',
  ])
    await client.query(statement);
  await client.end();
}
