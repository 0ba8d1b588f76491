import { expect } from 'chai';
import { chaos } from '../../../bench/chaos.ts';
import { backends } from '../../persistence/backends.ts';

describe('two processes, killed again and again', function () {
  this.timeout(240_000);
  this.slow(60_000);

  it('lose no message, answer none twice, and repeat a reply only where a kill left it unnoted', async () => {
    const { options, stop } = await backends['PostgreSQL and Redis']!();
    const plan = { messages: 600, conversations: 20, kills: 5, processes: 2 };
    const { lost, handledTwice, outOfOrder, repeatedOtherwise } = await chaos(
      { ...options, leaseSeconds: 1 },
      plan,
    );
    await stop();
    expect({ lost, handledTwice, outOfOrder, repeatedOtherwise }).to.deep.equal({
      lost: 0,
      handledTwice: 0,
      outOfOrder: 0,
      repeatedOtherwise: 0,
    });
  });
});
