import { expect } from 'chai';
import { preferences } from '../../../src/bot/http/preferences.ts';

describe('what an Accept header prefers', () => {
  const cases: [header: string | undefined, names: string[]][] = [
    [undefined, []],
    ['', []],
    ['gzip', ['gzip']],
    ['gzip, deflate, br', ['gzip', 'deflate', 'br']],
    ['FR-sn;q=0.5 , en ; Q=0.9,*;q=0.1', ['en', 'fr-sn', '*']],
    ['a;q=0, b;q=0.0, c;q=x, d;level=1', ['d']],
    [';q=1,,; ,', []],
  ];
  for (const [header, names] of cases) {
    it(`${header} is ${names.join(' before ') || 'nothing'}`, () => {
      expect(preferences(header)).to.deep.equal(names);
    });
  }
});
