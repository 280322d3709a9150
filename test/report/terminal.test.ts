import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import type { MatrixCell } from '../../src/model/conclusion.ts';
import type { Report } from '../../src/model/report.ts';
import { terminal } from '../../src/report/terminal.ts';
import { syntheticReport } from './synthetic-report.ts';
import { textOf } from './text-of.ts';

const cell = (verdict: MatrixCell['verdict'], proven: number): MatrixCell => ({
  verdict,
  cells: 1,
  proven,
  expected: 'refused',
});

function withMatrix(operations: number, roles: number, of: (operation: number) => MatrixCell): Report {
  const report = syntheticReport();
  const rows = Array.from(
    { length: operations },
    (_, index) => `POST /tenants/{tenantId}/resources-of-kind-${index}/actions`,
  );
  const names = Array.from({ length: roles }, (_, index) => `quite-a-long-role-${index}`);
  const matrix = new Map(rows.map((row, index) => [row, new Map(names.map((name) => [name, of(index)]))]));
  const shares = new Map(rows.map((row, index) => [row, { proven: of(index).proven, provable: 1 }]));
  return { ...report, conclusion: { ...report.conclusion, matrix, operations: shares } };
}

const mostlyProven = (index: number) => (index % 20 === 0 ? cell('over-permissive', 0) : cell('pass', 1));

const tableOf = (text: string) =>
  text
    .slice(text.indexOf('OPERATIONS ×'))
    .split('\n\n')[0]
    ?.split('\n')
    .filter((line) => !line.includes('✓ proven') && !line.includes('A allowed'))
    .slice(1) ?? [];

test('the headline is the first line', async () => {
  expect(await textOf(terminal, syntheticReport())).toMatch(/^1 role too many: POST \/orders admits viewer/);
});

test('findings come first, gravest first; then the worklist, the matrix, the totals', async () => {
  const text = await textOf(terminal, syntheticReport());
  const order = ['CRITICAL', 'HIGH', 'ACCEPTED', 'WHAT WOULD SETTLE', 'OPERATIONS ×', 'provable cells'].map((mark) =>
    text.indexOf(mark),
  );
  expect(order).not.toContain(-1);
  expect(order).toEqual(order.toSorted((left, right) => left - right));
});

test('colour adds nothing that the text does not say', async () => {
  const plain = await textOf(terminal, syntheticReport());
  const coloured = await textOf(terminal, syntheticReport(), { colour: true, width: 100 });
  expect(coloured).not.toBe(plain);
  expect(stripVTControlCharacters(coloured)).toBe(plain);
});

test.for([60, 80, 120, 200])('the matrix keeps within %i columns, however many roles there are', async (width) => {
  for (const roles of [1, 4, 9, 30]) {
    const text = await textOf(
      terminal,
      withMatrix(5, roles, () => cell('pass', 1)),
      { colour: false, width },
    );
    const table = tableOf(text);
    expect(table.length).toBeGreaterThan(5);
    expect(Math.max(...table.map((line) => line.length))).toBeLessThanOrEqual(width);
    expect([...table.join('\n').matchAll(/✓D/g)]).toHaveLength(5 * roles);
  }
});

test('with many operations only those that are not proven entirely are listed, and the others counted', async () => {
  const text = await textOf(terminal, withMatrix(100, 2, mostlyProven), { colour: false, width: 120 });
  expect([...text.matchAll(/resources-of-kind-\d+/g)]).toHaveLength(5);
  expect(text).toContain('and 95 operations proven entirely');
});

test('the share is rounded down: 100 % means all of them', async () => {
  const report = syntheticReport();
  const conclusion = { ...report.conclusion, share: { proven: 999, provable: 1000 } };
  expect(await textOf(terminal, { ...report, conclusion })).toContain('999 of 1000 provable cells (99.9 %)');
});

test('after findings of the embedded API, which is gone by then, the command stands that brings it back', async () => {
  const report = syntheticReport();
  const environment = { name: 'embedded', target: 'http://127.0.0.1:33003' };
  const run = { ...report.run, environment, mutations: ['deny-ignored', 'nobody-opened'] };
  expect(await textOf(terminal, { ...report, run })).toContain(
    'npx rolecall serve --port 33003 --mutate deny-ignored --mutate nobody-opened starts the API of the commands above',
  );
  const own = { ...report.run, mutations: [] };
  expect(await textOf(terminal, { ...report, run: own })).not.toContain('rolecall serve');
  const clean = { ...report.conclusion, findings: [] };
  expect(await textOf(terminal, { ...report, run, conclusion: clean })).not.toContain('rolecall serve');
});

test('long names of operations leave room to tell the roles apart', async () => {
  const long = withMatrix(3, 4, () => cell('over-permissive', 0));
  const [head = ''] = tableOf(await textOf(terminal, long, { colour: false, width: 100 }));
  expect(head.trim().split(/ {2,}/)).toEqual(['quit…e-0', 'quit…e-1', 'quit…e-2', 'quit…e-3', 'proven']);
});

test('where everything is proven, no empty table stands over the number of operations', async () => {
  const all = await textOf(
    terminal,
    withMatrix(43, 4, () => cell('pass', 1)),
    { colour: false, width: 80 },
  );
  expect(all).toContain('OPERATIONS × ROLES\n  all 43 operations proven entirely\n');
});

test('notes come after the matrix, and a finding of an oracle says what it saw', async () => {
  const text = await textOf(terminal, syntheticReport());
  const order = ['stack-trace was seen', 'WHAT WOULD SETTLE', 'OPERATIONS ×', 'COVERAGE', 'NOTES · 1, not counted'].map(
    (mark) => text.indexOf(mark),
  );
  expect(order).not.toContain(-1);
  expect(order).toEqual(order.toSorted((left, right) => left - right));
  expect(text).toMatch(/\[wrong-refusal, stack-trace\]\n(.*\n)*? {2}seen {6}a stack trace of Node\.js/);
  expect(text).toMatch(/off: missing-www-authenticate \(our gateway strips it/);
});

test('coverage says what is left out of what, and what to do', async () => {
  const section = async (report: Report) =>
    (await textOf(terminal, report)).split('COVERAGE\n')[1]?.split('\n\n')[0] ?? '';
  const report = syntheticReport();
  const text = await section(report);
  expect(text).toContain('2 operations: POST /reports (nothing proven), POST /internal/gap (no rule)');
  expect(text).toContain('1 entry is proven now: run with --update-coverage');
  expect(text).toContain('admitted nowhere: auditor (allowed by 2 operations)');
  expect(text).toContain('does not describe a refusal that the contract expects: POST /reports (403, 401 or 403)');
  expect(text).toContain('describes a refusal that nobody got: POST /orders (404)');
  const coverage = { ...report.conclusion.coverage, unlisted: ['POST /new'] };
  expect(await section({ ...report, conclusion: { ...report.conclusion, coverage } })).toContain(
    'rolecall.coverage.json does not list POST /new',
  );
  expect(await section({ ...report, run: { ...report.run, partial: true } })).toBe('');
});

test('--verbose leaves nothing out: every row of the matrix, and every cell with what was expected and observed', async () => {
  const report = withMatrix(100, 2, mostlyProven);
  const short = await textOf(terminal, report);
  const long = await textOf(terminal, report, { verbose: true });
  expect(tableOf(short).length).toBeLessThan(20);
  expect(tableOf(long).length).toBeGreaterThan(100);
  expect(short).not.toContain('CELLS');
  const cells = long.slice(long.indexOf('CELLS')).split('\n\n')[0] ?? '';
  for await (const { verdict } of report.judged()) {
    expect(cells).toContain(verdict.verdict === 'pass' ? 'expects' : `${verdict.verdict} ${verdict.code}`);
  }
});
