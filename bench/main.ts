import { chaos } from './chaos.ts';
import { coachFigures } from './coach.ts';
import { embeddedDefault } from './embedded.ts';
import { briefFigures } from './brief.ts';
import { stored, turns } from './reliability.ts';
import { rules } from './rules.ts';
import { onServers, withStore } from './servers.ts';

/** The parts of the bench, by the name that follows `npm run bench --`. Without a name, all of them. */
const parts: Readonly<Record<string, () => object | Promise<object>>> = {
  rules,
  coach: coachFigures,
  turns,
  embedded: embeddedDefault,
  async brief() {
    const servers = await onServers();
    try {
      return await withStore(servers, ({ checkpoints }) => briefFigures(checkpoints));
    } finally {
      await servers.stop();
    }
  },
  async chaos() {
    const servers = await onServers();
    try {
      const plan = { messages: 10_000, conversations: 200, kills: 50, processes: 2 };
      return await chaos({ ...servers.options, leaseSeconds: 1 }, plan);
    } finally {
      await servers.stop();
    }
  },
  stored,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  process.stderr.write(`there is no part ${unknown.join(', ')}: ${Object.keys(parts).join(', ')}\n`);
  process.exit(1);
}
const figures: Record<string, object> = { node: { version: process.version } };
for (const name of asked.length > 0 ? asked : Object.keys(parts)) figures[name] = await parts[name]!();
process.stdout.write(`${JSON.stringify(figures, undefined, 2)}\n`);
process.exit(0);
