import { beforeAll, describe, test } from 'vitest';
import type { Conclusion } from '../model/conclusion.ts';
import type { Report } from '../model/report.ts';
import { printable } from '../report/printable.ts';
import { failure } from './failure.ts';
import type { SuiteOptions } from './operation-suite.ts';

/** What no single scenario shows: that enough is proven, and what stands behind many findings at once. */
export function wholeSuite({ run, caller, timeoutMs }: SuiteOptions): void {
  describe('the run as a whole', () => {
    let report: Report | undefined;
    beforeAll(async () => {
      report = await run.report();
    }, timeoutMs);
    test('is proven', ({ skip }) => {
      if (!report) return skip('no operation was selected');
      const { conclusion } = report;
      // A selection is held against nothing that was left out of it.
      if (report.run.partial && conclusion.exitCode === 2 && conclusion.share.provable === 0)
        return skip('nothing that was selected can be proven');
      if (conclusion.exitCode !== 0) throw failure(wholeText(conclusion), { caller });
      return undefined;
    });
  });
}

/** As the terminal report begins: the headline, then each finding and what would settle the rest. */
function wholeText({ headline, findings, worklist }: Conclusion): string {
  const counted = findings.filter(({ verdict, accepted }) => verdict !== 'note' && !accepted);
  return [
    printable(headline),
    ...counted.flatMap(({ title, verdict, remedy }) => [
      `  ${printable(title)} [${verdict}]`,
      `    → ${printable(remedy)}`,
    ]),
    ...worklist.map(({ supply, cells }) => `  to settle: ${printable(supply)} (${cells} cells)`),
  ].join('\n');
}
