import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type Overrides } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';

export interface Griot {
  url: string;
  stop(): Promise<void>;
}

/** The whole of it, as `npm start` runs it, on an empty folder of its own. */
export async function startGriot(overrides: Overrides = {}): Promise<Griot> {
  const folder = await mkdtemp(join(tmpdir(), 'griot-browser-'));
  const app = createApp(readConfig({ PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'fatal' }), overrides);
  const { url } = await app.start();
  return {
    url,
    async stop() {
      await app.stop();
      await rm(folder, { recursive: true });
    },
  };
}
