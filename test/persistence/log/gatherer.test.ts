import { expect } from 'chai';
import { Gatherer } from '../../../src/persistence/log/gatherer.ts';

interface Op {
  key: string;
  n: number;
}

const settled = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    (value) => value,
    (error: unknown) => error,
  );

describe('the writer that gathers', () => {
  /** Writes what it is given when it is told to; a batch with a bad operation fails as a whole. */
  const open = () => {
    const batches: Op[][] = [];
    const waiting: (() => void)[] = [];
    const bad = new Set<number>();
    let away: Error | undefined;
    const gatherer = new Gatherer<Op, string>({
      keysOf: ({ key }) => [key],
      isOnesOwnFault: (error) => error instanceof RangeError,
      async write(ops) {
        batches.push(ops);
        await new Promise<void>((resolve) => waiting.push(resolve));
        if (away) throw away;
        if (ops.some(({ n }) => bad.has(n))) throw new RangeError('bad');
        return ops.map(({ key, n }) => `${key}${n}`);
      },
    });
    const nextTick = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    return {
      bad,
      numbers: () => batches.map((ops) => ops.map(({ n }) => n)),
      submit: (key: string, n: number) => gatherer.submit({ key, n }),
      /** Lets the oldest batch under way be written. */
      async letThrough() {
        await nextTick();
        waiting.shift()!();
        await nextTick();
      },
      goAway: (error: Error) => (away = error),
      nextTick,
    };
  };

  it('takes what comes in one tick together, and what comes meanwhile into the next', async () => {
    const writer = open();
    const first = [writer.submit('a', 1), writer.submit('b', 2)];
    await writer.nextTick();
    const second = [writer.submit('c', 3), writer.submit('d', 4), writer.submit('e', 5)];
    await writer.letThrough();
    await writer.letThrough();
    expect(await Promise.all([...first, ...second])).to.deep.equal(['a1', 'b2', 'c3', 'd4', 'e5']);
    expect(writer.numbers()).to.deep.equal([
      [1, 2],
      [3, 4, 5],
    ]);
  });

  it('keeps the order of what shares a key: never two in a batch, none overtaken', async () => {
    const writer = open();
    const all = [writer.submit('a', 1), writer.submit('a', 2), writer.submit('b', 3), writer.submit('a', 4)];
    await writer.nextTick();
    expect(writer.numbers()).to.deep.equal([[1, 3]]);
    await writer.letThrough();
    expect(writer.numbers().at(-1)).to.deep.equal([2]);
    await writer.letThrough();
    await writer.letThrough();
    expect(await Promise.all(all)).to.deep.equal(['a1', 'a2', 'b3', 'a4']);
    expect(writer.numbers()).to.deep.equal([[1, 3], [2], [4]]);
  });

  it('lets a bad one fail alone', async () => {
    const writer = open();
    writer.bad.add(2);
    const all = [writer.submit('a', 1), writer.submit('b', 2), writer.submit('c', 3)].map(settled);
    for (let batch = 0; batch < 4; batch++) await writer.letThrough();
    const [one, two, three] = await Promise.all(all);
    expect([one, three]).to.deep.equal(['a1', 'c3']);
    expect(two).to.be.instanceOf(RangeError);
    expect(writer.numbers()).to.deep.equal([[1, 2, 3], [1], [2], [3]]);
  });

  it('tries none again when the database is at fault', async () => {
    const writer = open();
    writer.goAway(new Error('away'));
    const all = [writer.submit('a', 1), writer.submit('b', 2)].map(settled);
    await writer.letThrough();
    expect((await Promise.all(all)).map(String)).to.deep.equal(['Error: away', 'Error: away']);
    expect(writer.numbers()).to.deep.equal([[1, 2]]);
  });

  it('goes on after a failure', async () => {
    const writer = open();
    writer.bad.add(1);
    const failed = settled(writer.submit('a', 1));
    await writer.letThrough();
    expect(await failed).to.be.instanceOf(RangeError);
    const next = writer.submit('a', 2);
    await writer.letThrough();
    expect(await next).to.equal('a2');
  });
});
