import { expect, test } from 'vitest';
import { summary } from '../../src/report/summary.ts';
import { syntheticReport } from './synthetic-report.ts';
import { textOf } from './text-of.ts';

test('findings come first, gravest first; then the worklist, what does not count, the matrix', async () => {
  const text = await textOf(summary, syntheticReport());
  const order = [
    '## ✗ Rolecall',
    '#### critical',
    '#### high',
    'What would settle',
    'Accepted',
    'Notes',
    'Operations ×',
  ];
  const found = order.map((mark) => text.indexOf(mark));
  expect(found).not.toContain(-1);
  expect(found).toEqual(found.toSorted((left, right) => left - right));
});

test('stays below what GitHub shows, and says that it is cut', async () => {
  const report = syntheticReport();
  const { conclusion } = report;
  const [[, row] = ['', new Map()]] = conclusion.matrix;
  const matrix = new Map(Array.from({ length: 30_000 }, (_, index) => [`POST /${'ä'.repeat(20)}/${index}`, row]));
  const text = await textOf(summary, { ...report, conclusion: { ...conclusion, matrix } });
  expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
  expect(Buffer.byteLength(text)).toBeGreaterThan(900_000);
  expect(text).toMatch(/\|\n\nThe rest is left out/);
});

test('a command with a body of megabytes is left out, and the finding is not', async () => {
  const report = syntheticReport();
  const [first] = report.conclusion.findings;
  const [example] = first?.examples ?? [];
  if (!first || !example?.fault) throw new Error('the synthetic report has examples');
  const fault = { ...example.fault, request: { ...example.fault.request, body: 'x'.repeat(3_000_000) } };
  const findings = [{ ...first, examples: [{ ...example, fault }] }];
  const text = await textOf(summary, { ...report, conclusion: { ...report.conclusion, findings } });
  expect(text).toContain('The commands are too long for this page');
  expect(text).toContain('Operations × roles');
});
