import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { arrangingWriter } from '../../src/agents/content.ts';
import { createBriefMaker } from '../../src/agents/graph.ts';
import { drawnLogos } from '../../src/agents/logo/draw.ts';
import type { Providers } from '../../src/agents/ports.ts';
import { createSpeech } from '../../src/i18n.ts';
import { openPglite } from '../../src/persistence/pglite.ts';
import { openPostgres } from '../../src/persistence/postgres.ts';
import { owners, sessionOf } from './owners.ts';

/**
 * A process that makes a brief, its checkpoints in a database, and says on standard output, one JSON a line, what it
 * does: `{ works }` as an agent begins, `{ told }` as it is told of, `{ brief, files }` at the end. It kills itself
 * when it is told of the agent named by the second argument, or with `brief` when the brief is made but not stored.
 * First argument: `{ url }` of a PostgreSQL or `{ folder }` of a PGlite.
 */
const [place = '{}', dieAfter = ''] = process.argv.slice(2);
const { url, folder } = JSON.parse(place) as { url?: string; folder?: string };
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
const die = () => process.kill(process.pid, 'SIGKILL');

const logger = pino({ level: 'silent' });
const database = url ? await openPostgres(url, logger) : await openPglite(folder!, logger);
const speechIn = createSpeech();

/** Each agent shows itself by what it asks for: a provider, or a text of its own. */
const providers: Partial<Providers> = {
  search: {
    live: true,
    search: async () => {
      say({ works: 'research' });
      return [{ title: 'x', url: `https://example.org/${randomUUID()}`, excerpt: 'x' }];
    },
  },
  writer: {
    live: false,
    write: (...given) => {
      say({ works: 'content' });
      return arrangingWriter.write(...given);
    },
  },
  logoMaker: {
    live: false,
    draw: (...given) => {
      say({ works: 'logo' });
      return drawnLogos.draw(...given);
    },
  },
};
const maker = createBriefMaker({
  speechIn: (language) => {
    const speech = speechIn(language);
    return {
      ...speech,
      text(key, values) {
        if (key === 'agents:template.reasons.sector') say({ works: 'template' });
        return speech.text(key, values);
      },
    };
  },
  providers,
  checkpoints: database.checkpoints,
  logger,
});

const { brief, files } = await maker.make({
  briefId: 'b',
  run: 'r',
  session: sessionOf(owners[0]!),
  onFinished: (agent) => {
    say({ told: agent });
    if (agent === dieAfter) die();
  },
});
if (dieAfter === 'brief') die();
say({ brief, files: files.map(({ path, bytes }) => [path, bytes.length]) });
await maker.forget('b', 'r');
const [left] = await database.query<{ n: number }>(
  'select ((select count(*) from checkpoints.checkpoints) + (select count(*) from checkpoints.checkpoint_writes))::int as n',
);
say({ left: left!.n });
await database.close();
// PGlite's timer would keep the process.
process.exit(0);
