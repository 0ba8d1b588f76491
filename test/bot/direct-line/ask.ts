import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import type { Answer } from './rig.ts';

/** POSTs nothing, under whatever host: `fetch` does not let one say another than that of the address. */
export async function ask(url: string, headers: Record<string, string>): Promise<Omit<Answer, 'headers'>> {
  const call = request(url, { method: 'POST', headers }).end();
  const [response] = (await once(call, 'response')) as [IncomingMessage];
  return { status: response.statusCode!, body: (await json(response)) as Answer['body'] };
}
