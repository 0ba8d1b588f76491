import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const script = fileURLToPath(new URL('../../scripts/assess.ts', import.meta.url));
const run = (input: string) => spawnSync(process.execPath, [script], { input, encoding: 'utf8' });
const line = (id: string, answer: string): string =>
  JSON.stringify({ id, stage: 'offre', lang: 'fr', answer });

describe('the assess command', () => {
  it('writes one assessment a line, in order, and nothing else', () => {
    const good =
      'Bissap 33 cl : 300 FCFA la bouteille, WhatsApp 77 000 01 02, Wave ou espèces à la livraison.';
    const { stdout, stderr, status } = run(`${line('a', good)}\n\n${line('b', 'asdf qwer zxcv')}\n`);
    const [first, second, ...others] = stdout.trim().split('\n');
    expect(JSON.parse(first!)).to.deep.equal({ id: 'a', verdict: 'strong', score: 1, missing: [] });
    expect(JSON.parse(second!)).to.deep.equal({ id: 'b', verdict: 'off', score: 0, missing: [] });
    expect({ others, stderr, status }).to.deep.equal({ others: [], stderr: '', status: 0 });
  });

  it('names a bad line and what is wrong with it, and lets the others through', () => {
    const lines = [
      line('a', 'x'),
      '{"id": "b"',
      JSON.stringify({ id: 'c', stage: 'pitch', answer: 'x' }),
      line('d', 'y'),
    ];
    const { stdout, stderr, status } = run(lines.join('\n'));
    expect(
      stdout
        .trim()
        .split('\n')
        .map((text) => (JSON.parse(text) as { id: string }).id),
    ).to.deep.equal(['a', 'd']);
    const [second, third, ...others] = stderr.trim().split('\n');
    expect(second).to.match(/^line 2: no JSON: /u);
    expect(third).to.match(/^line 3: stage: .*vision/u);
    expect({ others, status }).to.deep.equal({ others: [], status: 1 });
  });
});
