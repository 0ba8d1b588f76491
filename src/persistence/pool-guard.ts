import type { Pool, PoolClient } from 'pg';

/** How long the holder of a lost connection has to give it back by itself, in milliseconds. */
const grace = 1_000;

/**
 * Gives back what kysely 0.29 keeps: it never releases a client whose backend was lost inside a transaction, so
 * each loss would cost the pool a slot, and after `max` of them every query would wait for ever.
 */
export function guardPool(pool: Pool): void {
  const held = new WeakSet<PoolClient>();
  pool.on('acquire', (client) => held.add(client));
  pool.on('release', (_error, client) => held.delete(client));
  pool.on('connect', (client) => {
    client.once('end', () => {
      if (!held.has(client)) return;
      setTimeout(() => {
        if (held.has(client)) client.release(true);
      }, grace).unref();
    });
  });
}
