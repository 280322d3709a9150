import { expect, test } from 'vitest';
import type { Finding } from '../../src/model/conclusion.ts';
import type { Report } from '../../src/model/report.ts';
import { github } from '../../src/report/github.ts';
import { syntheticReport } from './synthetic-report.ts';
import { textOf } from './text-of.ts';

function withFindings(change: (first: Finding) => readonly Finding[]): Report {
  const report = syntheticReport();
  const [first] = report.conclusion.findings;
  if (!first) throw new Error('the synthetic report has findings');
  return { ...report, conclusion: { ...report.conclusion, findings: change(first) } };
}

const linesOf = async (report: Report) => (await textOf(github, report)).trimEnd().split('\n');

test('a finding is an error in the line of its rule, with what to do', async () => {
  const [line = ''] = await linesOf(withFindings((first) => [{ ...first, title: 'role viewer: 50%, of all' }]));
  expect(line).toMatch(
    /^::error file=scenarios\/role-matrix\.yaml,line=9,col=3,title=Rolecall%3A over-permissive%2C critical::/,
  );
  expect(line).toContain('::role viewer: 50%25, of all%0A');
  expect(line).toMatch(/%0A→ check the rule of POST \/reports$/);
});

test('what is accepted, and notes, fail nothing', async () => {
  const lines = await linesOf(
    withFindings((first) => [
      { ...first, accepted: true },
      { ...first, verdict: 'note', severity: 'info' },
      { ...first, verdict: 'inconclusive' },
    ]),
  );
  const levels = lines.map((line) => line.split(' ', 1)[0]);
  expect(levels).toEqual(['::warning', '::notice', '::notice', '::notice']);
});

test('at most ten of a level, the gravest; the last one says how many more there are', async () => {
  const many = withFindings((first) => Array.from({ length: 25 }, (_, index) => ({ ...first, title: `no. ${index}` })));
  const errors = (await linesOf(many)).filter((line) => line.startsWith('::error'));
  expect(errors).toHaveLength(10);
  expect(errors[0]).toContain('no. 0');
  expect(errors[9]).toBe('::error title=Rolecall::and 16 more findings: see the other reports');
  const ten = withFindings((first) => Array.from({ length: 10 }, () => first));
  expect((await linesOf(ten)).filter((line) => line.startsWith('::error'))).toHaveLength(10);
  expect(await textOf(github, ten)).not.toContain('more finding');
});

test('a run that proves too little is a warning, a green one a notice', async () => {
  const report = withFindings(() => []);
  const ended = (exitCode: 0 | 2) => ({ ...report, conclusion: { ...report.conclusion, exitCode, headline: 'so' } });
  expect(await textOf(github, ended(2))).toBe('::warning title=Rolecall::so\n');
  expect(await textOf(github, ended(0))).toBe('::notice title=Rolecall::so\n');
});
