import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/**
 * Mocha's `spec`, which also writes `N passed, N failed, N skipped` to the file named by its option `counts`, for a
 * program to read. No file: the run did not come to its end.
 */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const { counts } = options.reporterOptions as { counts: string };
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      writeFileSync(counts, `${passes} passed, ${failures} failed, ${pending} skipped\n`);
    });
  }
}
