import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core';
import { folderOf } from './programs.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Nothing of its own: no updates, no reports, no first-run pages; each browser in a fresh folder. */
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium of CHROMIUM_PATH, or the first in the PATH. Throws one line that says how to get one. */
function findChromium(): string {
  const given = process.env['CHROMIUM_PATH'];
  if (given) return given;
  for (const name of names) {
    const folder = folderOf([name]);
    if (folder) return join(folder, name);
  }
  throw new Error('this test needs Chromium: install it (apt-get install chromium) or set CHROMIUM_PATH');
}

export const openChromium = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(),
    args: process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet,
  });

export interface Watched {
  context: BrowserContext;
  /** Errors of pages, refusals of their policy among them, and requests to another host than `url`'s. */
  faults: string[];
}

/** A browser of somebody's own, of which everything that goes wrong is noted. */
export async function watchedContext(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
): Promise<Watched> {
  const context = await browser.newContext(options);
  const faults: string[] = [];
  const own = new URL(url).host;
  context.on('request', (request) => {
    const address = new URL(request.url());
    if (!['data:', 'blob:'].includes(address.protocol) && address.host !== own)
      faults.push(`a request to ${address.host}`);
  });
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`${message.type()}: ${message.text()}`);
  });
  context.on('weberror', (error) => faults.push(`thrown: ${error.error().message}`));
  context.on('page', (page) =>
    page.on('websocket', (socket) => {
      const { host } = new URL(socket.url());
      if (host !== own) faults.push(`a socket to ${host}`);
    }),
  );
  return { context, faults };
}
