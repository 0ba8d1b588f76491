import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { readSources } from '../../scripts/house/source.ts';
import { breaches } from '../../scripts/house/walls.ts';
import { root, withProject } from './project.ts';

describe('the walls of the house', () => {
  it('stand in src/', () => {
    const { dependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
      dependencies: object;
    };
    const sources = readSources(root, ['src']);
    const rooms = new Set(sources.map(({ path }) => path.split('/')[1]));
    expect([...rooms]).to.include.members(['coaching', 'persistence', 'agents', 'dialogs', 'bot', 'main.ts']);
    expect(breaches(sources, new Set(Object.keys(dependencies)))).to.deep.equal([]);
  });

  const dependencies = new Set([
    'botbuilder-core',
    '@mikro-orm/core',
    '@langchain/core',
    'pino',
    'zod',
    'ws',
  ]);
  const found = (files: Record<string, string>): string[] =>
    withProject(files, (folder) => breaches(readSources(folder, ['src']), dependencies));

  const breaking: [what: string, path: string, code: string, said: RegExp][] = [
    [
      'an import upwards',
      'src/coaching/a.ts',
      "import { b } from '../bot/b.ts';",
      /coaching must not know bot/,
    ],
    [
      'a type from above',
      'src/agents/a.ts',
      "import type { B } from '../dialogs/b.ts';",
      /must not know dialogs/,
    ],
    ['an import in a type', 'src/persistence/a.ts', "type B = import('../bot/b.ts').B;", /must not know bot/],
    ['an export upwards', 'src/dialogs/a.ts', "export * from '../bot/b.ts';", /must not know bot/],
    ['an import at run time', 'src/agents/a.ts', "await import('../bot/b.ts');", /must not know bot/],
    [
      'the app, known to a room',
      'src/bot/a.ts',
      "import { createApp } from '../app.ts';",
      /must not know app.ts/,
    ],
    [
      'the config, read by a room',
      'src/bot/a.ts',
      "import { readConfig } from '../config.ts';",
      /more than types/,
    ],
    ['an import from the tests', 'src/bot/a.ts', "import '../../test/b.ts';", /outside src/],
    [
      'a framework in coaching',
      'src/coaching/a.ts',
      "import { B } from 'botbuilder-core';",
      /only bot and dialogs may/,
    ],
    ['I/O in coaching', 'src/coaching/a.ts', "import fs from 'fs';", /does no I\/O/],
    [
      'the ORM outside persistence',
      'src/bot/a.ts',
      "import { B } from '@mikro-orm/core';",
      /only persistence may/,
    ],
    [
      'LangChain outside agents',
      'src/bot/a.ts',
      "import type { B } from '@langchain/core/x';",
      /only agents may/,
    ],
    ['a package required', 'src/bot/a.ts', "const b = require('@langchain/core');", /only agents may/],
    ['a package not installed', 'src/bot/a.ts', "import { expect } from 'chai';", /does not list/],
    ['the environment', 'src/bot/a.ts', "export const b = process.env['B'];", /reads process.env/],
    ['the environment, taken apart', 'src/bot/a.ts', 'const { env } = process;', /reads process.env/],
    ['the environment, imported', 'src/bot/a.ts', "import { env } from 'node:process';", /reads process.env/],
    ['the console', 'src/bot/a.ts', "console.error('b');", /writes to the console/],
    ['a room that nobody planned', 'src/attic/a.ts', '', /has no place/],
  ];
  for (const [what, path, code, said] of breaking) {
    it(`fall with ${what}`, () => {
      const [fault, ...others] = found({ [path]: code });
      expect(fault).to.match(said).and.include(path);
      expect(others).to.deep.equal([]);
    });
  }

  it('fall with imports that go round', () => {
    const files = {
      'src/bot/a.ts': "import './b.ts';",
      'src/bot/b.ts': "import './c.ts';",
      'src/bot/c.ts': "import './b.ts';",
    };
    expect(found(files)).to.deep.equal(['imports go round: src/bot/b.ts → src/bot/c.ts → src/bot/b.ts']);
  });

  it('let through what the plan allows', () => {
    const files = {
      'src/coaching/a.ts':
        "import { z } from 'zod';\nimport table from './table.json' with { type: 'json' };",
      'src/persistence/a.ts':
        "import { B } from '@mikro-orm/core';\nimport type { Logger } from '../logger.ts';",
      'src/agents/a.ts': "import '../persistence/a.ts';\nimport '@langchain/core/messages';",
      'src/dialogs/a.ts': "import '../agents/a.ts';\nimport 'botbuilder-core';",
      'src/bot/a.ts':
        "import '../dialogs/a.ts';\nimport '../coaching/a.ts';\nimport 'ws';\nimport 'node:fs';",
      'src/logger.ts': "import { pino } from 'pino';",
      'src/config.ts': 'export const readConfig = () => process.env;',
      'src/app.ts': "import './bot/a.ts';\nimport './config.ts';",
      'src/main.ts': "import './app.ts';\nimport './config.ts';",
    };
    expect(found(files)).to.deep.equal([]);
  });
});
