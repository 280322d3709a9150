import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { csv } from '../../src/report/csv.ts';
import { syntheticReport } from './synthetic-report.ts';
import { textOf } from './text-of.ts';

const rowsOf = (text: string): Record<string, string>[] => parse(text, { columns: true, record_delimiter: '\r\n' });

test('CSV output has a row for each cell, in columns that have names', async () => {
  const rows = rowsOf(await textOf(csv, syntheticReport()));
  const verdicts = [];
  for await (const { verdict } of syntheticReport().judged()) verdicts.push(verdict);
  expect(rows.map((row) => [row['cell'], row['verdict'], row['proven']])).toEqual(
    verdicts.map(({ id, verdict, proven }) => [id, verdict, String(proven)]),
  );
  expect(new Set(rows.map((row) => row['observed status']))).toContain('403');
});

test.for(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\u{FF1D}1'])(
  'no spreadsheet takes %j for a formula',
  async (text) => {
    const report = syntheticReport();
    const judged = async function* () {
      for await (const each of report.judged()) {
        const { expected } = each.verdict;
        yield {
          ...each,
          verdict: { ...each.verdict, role: text, supply: text, expected: { ...expected, ruleText: text } },
        };
      }
    };
    for (const row of rowsOf(await textOf(csv, { ...report, judged }))) {
      for (const value of Object.values(row)) expect(value).not.toMatch(/^[=+\-@\t\r\u{FF1D}]/u);
      expect(row['role']).toMatch(/^'./);
    }
  },
);

test('quotes, commas and line ends of a server stay within their field', async () => {
  const report = syntheticReport();
  const judged = async function* () {
    for await (const each of report.judged()) yield { ...each, verdict: { ...each.verdict, role: 'a,"b"\r\nc,d' } };
  };
  for (const row of rowsOf(await textOf(csv, { ...report, judged }))) expect(row['role']).toBe('a,"b" c,d');
});
