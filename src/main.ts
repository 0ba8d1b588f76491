import { createApp } from './app.ts';
import { readConfig } from './config.ts';

/** An error that says itself, in one line, what to do; anything else is a fault of ours and shows where. */
const explain = (error: unknown): string =>
  error instanceof Error && 'code' in error
    ? error.message
    : error instanceof Error
      ? (error.stack ?? error.message)
      : String(error);

try {
  const app = createApp(readConfig());
  let ending: Promise<void> | undefined;
  const end = (): void => {
    ending ??= app.stop().catch((error: unknown) => {
      process.stderr.write(`Griot could not end cleanly: ${explain(error)}\n`);
      process.exitCode = 1;
    });
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  const { url, summary } = await app.start();
  if (!ending) process.stdout.write(`Griot listens at ${url}/\n${summary}\n`);
} catch (error) {
  process.stderr.write(`Griot cannot start: ${explain(error)}\n`);
  process.exitCode = 1;
}
