import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import { addresses, lengths, readProject, sayings } from '../../scripts/house/files.ts';
import { withProject } from './project.ts';

describe('the files of the project', () => {
  const file = (path: string, text: string) => ({ path, text });
  const lines = (count: number): string => 'a;\n'.repeat(count);

  it('are what git has or would take', () => {
    const files = { 'src/a.ts': 'a', '.gitignore': 'data/', 'data/b': 'b', 'picture.png': 'PNG\0' };
    const paths = withProject(files, (folder) => {
      execFileSync('git', ['init', '--quiet'], { cwd: folder });
      return readProject(folder).map(({ path }) => path);
    });
    expect(paths).to.have.members(['src/a.ts', '.gitignore']);
  });

  it('are too long from 251 lines on, and noted from 201', () => {
    const files = [
      file('src/a.ts', lines(200)),
      file('test/b.ts', lines(201)),
      file('README.md', lines(999)),
    ];
    expect(lengths(files)).to.deep.equal({ faults: [], notes: ['test/b.ts has 201 lines'] });
    expect(lengths([file('src/a.ts', lines(251))]).faults).to.deep.equal([
      'src/a.ts has 251 lines, more than 250',
    ]);
    expect(lengths([file('src/a.ts', lines(250))]).faults).to.deep.equal([]);
  });

  // In two pieces, for this file is one of the project's.
  const refused: [text: readonly [string, string], path: string, said: RegExp][] = [
    [["read('..", "/shared/plan.md')"], 'README.md', /folder beside/],
    [["read('/ho", "me/ama/griot')"], 'src/a.ts', /path of somebody/],
    [["read('/srv", "/griot/x')"], 'src/a.ts', /path of this machine/],
    [['https://registry', '.example.org/'], '.npmrc', /registry/],
    [['// oxlint', '-disable-next-line eqeqeq'], 'src/a.ts', /switches a check off/],
    [['// @ts', '-ignore'], 'test/a.ts', /switches a check off/],
    [['it', '.only(x)'], 'test/a.ts', /leaves other tests out/],
    [['// TO', 'DO later'], 'src/a.ts', /unfinished/],
  ];
  for (const [pieces, path, said] of refused) {
    const text = pieces.join('');
    it(`do not say ${text}`, () => {
      const [found, ...others] = sayings([file(path, `\n${text}`)], '/srv/griot');
      expect(found).to.match(said).and.include(`${path}:2`);
      expect(others).to.deep.equal([]);
    });
  }

  it('may name addresses and paths of their own', () => {
    const text = 'https://example.org/work/1 ./work/a src/work/b http://localhost:3978/home/x';
    expect(sayings([file('src/a.ts', text)], '/srv/griot')).to.deep.equal([]);
  });

  it('hold no address in the lock file', () => {
    const lock = (entry: object): string => JSON.stringify({ packages: { '': {}, 'node_modules/a': entry } });
    expect(addresses(lock({ version: '1.0.0' }))).to.deep.equal([]);
    expect(addresses(lock({ resolved: 'https://example.org/a.tgz' }))).to.have.length(1);
  });
});
