import type { Received, Reply } from '../../support/fault-server.ts';

/** DigitalCloud360 in small, whose secret is `the-secret`: it makes one website for one key, however often it is asked. */
export function dc360Vendor() {
  const made = new Map<string, number>();
  const used = new Set<string>();
  const state = { plan: 'trial', used: 0, status: 'building', url: null as string | null };
  const answer = ({ method, path, headers, body }: Received): Reply | Promise<Reply> => {
    const json = (status: number, content: object): Reply => ({ status, body: JSON.stringify(content) });
    if (headers['x-service-secret'] !== 'the-secret') return json(401, {});
    const key = String(headers['idempotency-key']);
    const at = `${method} ${path}`;
    if (at === 'POST /api/v1/websites') {
      if (!made.has(key)) made.set(key, 100 + made.size);
      return json(201, { id: made.get(key) });
    }
    if (/^GET \/api\/v1\/users\/[^/]+\/subscription$/.test(at))
      return json(200, { plan: state.plan, used_this_month: state.used });
    if (/^POST \/api\/v1\/users\/[^/]+\/genesis-usage$/.test(at))
      return (used.add(key), json(201, { ok: true }));
    if (/^GET \/api\/v1\/websites\/\d+\/status$/.test(at))
      return json(200, { status: state.status, url: state.url });
    if (/^PUT \/api\/v1\/websites\/\d+\/status$/.test(at)) {
      state.status = (JSON.parse(body) as { status: string }).status;
      return { status: 204, body: '' };
    }
    return json(404, {});
  };
  return { made, used, state, answer };
}
