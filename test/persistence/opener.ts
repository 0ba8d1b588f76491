import { pino } from 'pino';
import { openStore, type StoreOptions } from '../../src/persistence/store.ts';

/**
 * A process that opens a store, says `open` or why it could not, and keeps it until it is told to stop or killed.
 * Arguments: the store's options as JSON, and the name of a job that it adds, takes in hand and never finishes.
 */
const [options = '{}', jobName] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  const store = await openStore({
    ...(JSON.parse(options) as StoreOptions),
    logger: pino({ level: 'silent' }),
  });
  process.stdin.once('data', () => {
    store.close().then(
      () => process.exit(0),
      (error: unknown) => say(String(error)),
    );
  });
  say('open');
  if (jobName) {
    await store.jobs.handle(jobName, () => {
      say('in hand');
      return new Promise(() => undefined);
    });
    await store.jobs.add({ name: jobName, key: 'key', payload: { n: 1 } });
  }
} catch (error) {
  say(error instanceof Error && 'code' in error ? `${String(error.code)} ${error.message}` : String(error));
  process.exit(1);
}
