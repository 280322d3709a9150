import { expect, test } from 'vitest';
import { terminal } from '../../src/report/terminal.ts';
import { comparisonOf, syntheticComparison } from './synthetic-comparison.ts';
import { hostile, syntheticReport } from './synthetic-report.ts';
import { textOf } from './text-of.ts';

/** The section of a report that says what is not as in the baseline. */
async function section(difference = syntheticComparison()): Promise<string> {
  const report = syntheticReport();
  const baseline = { file: `rolecall.lock.json ${hostile}`, strategy: 'pairs', update: false };
  const changed = { ...report, run: { ...report.run, baseline }, conclusion: { ...report.conclusion, difference } };
  const [, found = ''] = (await textOf(terminal, changed)).split('NOT AS IN rolecall.lock.json');
  return found.split('\n\n')[0] ?? '';
}

test('what is not as in the baseline stands in a section of its own, gravest first, with what to do', async () => {
  const text = await section();
  const order = ['WIDENED · 26 cells', 'NARROWED', 'VANISHED', 'APPEARED', '→ where it is meant'].map((mark) =>
    text.indexOf(mark),
  );
  expect(order).not.toContain(-1);
  expect(order).toEqual(order.toSorted((left, right) => left - right));
  // oxlint-disable-next-line no-control-regex
  expect(text).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E]/);
});

test('where all is as it was, or there is no baseline, there is no such section', async () => {
  expect(await section(comparisonOf({ 'POST /a viewer': ['inconclusive', 'inconclusive'] }))).toBe('');
  expect(await textOf(terminal, syntheticReport())).not.toContain('NOT AS IN');
});

test('a hundred different changes are not a hundred lines', async () => {
  const cells = Array.from({ length: 100 }, (_, index) => [
    `POST /r${index} role-${index}`,
    [`refused ${400 + index}, proven`, 'admitted, proven'] as const,
  ]);
  const text = await section(comparisonOf(Object.fromEntries(cells)));
  expect(text.split('\n').length).toBeLessThan(30);
  expect(text).toContain('and 80 more');
});
