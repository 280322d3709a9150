import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Judged, Report } from '../../src/model/report.ts';
import { reporters } from '../../src/report/reporters.ts';
import { legible } from './legible.ts';
import { hostile, syntheticReport } from './synthetic-report.ts';
import { textOf } from './text-of.ts';

const all = Object.entries(reporters);
const xmllint = spawnSync('xmllint', ['--version']).status === 0;
// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E]|\r(?!\n)/;

describe('every reporter', () => {
  test.for(all)('%s says what it said before', async ([name, reporter]) => {
    const text = legible(reporter.file, await textOf(reporter, syntheticReport()));
    const golden = new URL(`golden/${name}.golden.txt`, import.meta.url);
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, text);
    expect(existsSync(golden), `${golden.pathname} is missing: run once with UPDATE_GOLDEN=1`).toBe(true);
    expect(text).toBe(readFileSync(golden, 'utf8'));
  });

  test.for(all)('%s lets no control or direction character of a server through', async ([, reporter]) => {
    expect(hostile).toMatch(forbidden);
    expect(await textOf(reporter, syntheticReport())).not.toMatch(forbidden);
  });

  test.for(all)('%s shows the same twice, and different reports differently', async ([, reporter]) => {
    const once = await textOf(reporter, syntheticReport());
    expect(await textOf(reporter, syntheticReport())).toBe(once);
    const report = syntheticReport();
    const other = {
      ...report,
      run: { ...report.run, id: 'other' },
      conclusion: { ...report.conclusion, findings: [] },
      folder: 'other',
      judged: async function* () {},
    };
    expect(await textOf(reporter, other)).not.toBe(once);
  });

  test.for(all)('%s has written every verdict by the time it has read the last', async ([, reporter]) => {
    const { report, isRead } = repeated(syntheticReport(), 2_000);
    let late = 0;
    for await (const part of reporter.render(report, { colour: false, width: 80 })) if (isRead()) late += part.length;
    // Two thousand verdicts take far more; the heads of JUnit and SARIF files count them first. What stands there without any verdict may come when it likes.
    const without = await textOf(reporter, { ...report, judged: async function* () {} });
    expect(late).toBeLessThan(10_000 + without.length);
  });
});

test('JUnit output is valid against the schema of Jenkins', { skip: !xmllint }, async () => {
  const schema = new URL('schemas/junit-10.xsd', import.meta.url).pathname;
  const validate = (input: string) =>
    spawnSync('xmllint', ['--noout', '--schema', schema, '-'], { input, encoding: 'utf8' });
  const text = await textOf(reporters.junit, syntheticReport());
  expect(validate(text)).toMatchObject({ status: 0 });
  expect(validate(text.replace('<testcase ', '<testcase wrong="1" ')).status).not.toBe(0);
});

test('JUnit counts what it lists', async () => {
  const text = await textOf(reporters.junit, syntheticReport());
  const amount = (pattern: RegExp) => [...text.matchAll(pattern)].length;
  const promised = (name: string) => Number(new RegExp(` ${name}="(\\d+)"`).exec(text)?.[1]);
  expect(amount(/<testcase /g)).toBe(promised('tests'));
  expect(amount(/<failure /g)).toBe(promised('failures'));
  expect(amount(/<error /g)).toBe(promised('errors'));
  expect(amount(/<skipped /g)).toBe(promised('skipped'));
  expect(promised('failures')).toBeGreaterThan(0);
});

test('a deviation that the matrix accepts is no JUnit failure, and no success either', async () => {
  const text = await textOf(reporters.junit, syntheticReport());
  expect(text).toMatch(/<skipped type="faults-admitted"/);
  expect(text).not.toMatch(/<failure type="faults-admitted"/);
});

test('JSON output is one object with every verdict', async () => {
  const report = syntheticReport();
  const verdicts = [];
  for await (const { verdict } of report.judged()) verdicts.push(verdict);
  const parsed: unknown = JSON.parse(await textOf(reporters.json, report));
  expect(parsed).toMatchObject({ run: { id: report.run.id }, conclusion: { matrix: { 'POST /orders': {} } } });
  expect(parsed).toHaveProperty('verdicts', JSON.parse(JSON.stringify(verdicts)));
});

/** A report with many verdicts that tells whether its reader has come to their end, as often as it begins. */
function repeated(report: Report, amount: number): { readonly report: Report; readonly isRead: () => boolean } {
  let left = Number.NaN;
  async function* judged(): AsyncGenerator<Judged> {
    const templates: Judged[] = [];
    for await (const one of report.judged()) templates.push(one);
    left = amount;
    while (left > 0) {
      for (const template of templates) if (left > 0) yield template;
      left -= templates.length;
    }
    left = 0;
  }
  return { report: { ...report, judged }, isRead: () => left === 0 };
}
