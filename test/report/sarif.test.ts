import { readFileSync } from 'node:fs';
import Ajv04 from 'ajv-draft-04';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { Judged, Report } from '../../src/model/report.ts';
import { sarif } from '../../src/report/sarif.ts';
import { syntheticReport } from './synthetic-report.ts';
import { textOf } from './text-of.ts';

interface Result {
  readonly ruleId: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions: readonly { readonly justification: string }[];
  readonly locations: readonly object[];
}
interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly invocations: readonly {
    readonly toolExecutionNotifications: readonly { readonly message: { readonly text: string } }[];
  }[];
  readonly results: readonly Result[];
}

const schema: object = JSON.parse(readFileSync(new URL('schemas/sarif-2.1.0-rtm.5.json', import.meta.url), 'utf8'));

function problemsOf(log: unknown): unknown {
  const ajv = new Ajv04.default({ strict: false, unicodeRegExp: false });
  formats.default(ajv);
  const validate = ajv.compile(schema);
  validate(log);
  return validate.errors ?? [];
}

async function runOf(report: Report): Promise<Run> {
  const { runs }: { runs: readonly [Run] } = JSON.parse(await textOf(sarif, report));
  return runs[0];
}

/** The same report with verdicts of one's own. */
function withVerdicts(change: (judged: Judged) => Judged, times = 1): Report {
  const report = syntheticReport();
  return {
    ...report,
    judged: async function* () {
      for (let round = 0; round < times; round++) for await (const each of report.judged()) yield change(each);
    },
  };
}

const notesOf = ({ invocations: [invocation] }: Run) =>
  invocation?.toolExecutionNotifications.map(({ message }) => message.text).join('\n') ?? '';

describe('SARIF output', () => {
  test('is valid against the schema of OASIS, which a result without its message is not', async () => {
    const text = await textOf(sarif, syntheticReport());
    expect(problemsOf(JSON.parse(text))).toEqual([]);
    expect(problemsOf(JSON.parse(text.replaceAll('"message":', '"massage":')))).not.toEqual([]);
  });

  test('lists every cell that is not as the contract says, and what oracles saw; each rule is described', async () => {
    const { results, tool } = await runOf(syntheticReport());
    const expected = new Set<string>();
    for await (const { verdict } of syntheticReport().judged()) {
      if (/^(over-|wrong-)/.test(verdict.verdict)) expected.add(verdict.code);
      for (const { oracle } of verdict.seen) expected.add(oracle);
    }
    expect(new Set(results.map(({ ruleId }) => ruleId))).toEqual(expected);
    expect(new Set(tool.driver.rules.map(({ id }) => id))).toEqual(expected);
    expect(results.find(({ ruleId }) => ruleId === 'unequal-shapes')?.level).toBe('note');
  });

  test('stands in the line of the rule, in a file relative to the sources', async () => {
    const { results } = await runOf(syntheticReport());
    expect(results[0]?.locations[0]).toMatchObject({
      physicalLocation: {
        artifactLocation: { uri: 'scenarios/role-matrix.yaml', uriBaseId: '%SRCROOT%' },
        region: { startLine: 9, startColumn: 3 },
      },
    });
  });

  test.for([
    ['specs/my orders.yaml#/paths/~1orders/post', { uri: 'specs/my%20orders.yaml', uriBaseId: '%SRCROOT%' }],
    ['/srv/a:b.yaml:3:1', { uri: 'file:///srv/a%3Ab.yaml' }],
    ['https://example.com/openapi.json#/paths', { uri: 'https://example.com/openapi.json' }],
    [String.raw`C:\work\matrix.yaml:3:1`, { uri: 'file:///C%3A/work/matrix.yaml' }],
  ] as const)('a rule at %s is located', async ([rule, artifactLocation]) => {
    const report = withVerdicts((each) => ({
      ...each,
      verdict: { ...each.verdict, expected: { ...each.verdict.expected, rule } },
    }));
    const log = await runOf(report);
    expect(log.results[0]?.locations[0]).toMatchObject({ physicalLocation: { artifactLocation } });
    expect(problemsOf(JSON.parse(await textOf(sarif, report)))).toEqual([]);
  });

  test('has fingerprints that differ from cell to cell and not from run to run', async () => {
    const marks = ({ results }: Run) => results.map(({ partialFingerprints }) => partialFingerprints);
    const before = marks(await runOf(syntheticReport()));
    const later = withVerdicts((each) => ({
      ...each,
      verdict: { ...each.verdict, exchanges: ['other'], ms: 77, kept: { orderId: '9' } },
    }));
    const environment = { name: 'local', target: 'http://127.0.0.1:9999' };
    const run = { ...later.run, id: 'other', started: '2027-01-01T00:00:00.000Z', environment };
    expect(marks(await runOf({ ...later, run }))).toEqual(before);
    expect(new Set(before.map((mark) => JSON.stringify(mark))).size).toBe(before.length);
  });

  test('marks as suppressed what the matrix accepts, with the reason, and nothing else', async () => {
    const { results } = await runOf(syntheticReport());
    const suppressed = results.filter(({ suppressions }) => suppressions.length > 0);
    expect(suppressed.map(({ ruleId }) => ruleId)).toEqual(['faults-admitted']);
    expect(suppressed[0]?.suppressions[0]?.justification).toBe('tokens live 15 minutes by design (until 2027-03-31)');
  });

  test('makes no link of what a server says', async () => {
    const report = withVerdicts((each) => ({ ...each, remedy: 'see [this](https://evil.example)' }));
    expect(await textOf(sarif, report)).not.toContain('](');
  });

  test('says findings that no single cell shows', async () => {
    const report = syntheticReport();
    const finding = { verdict: 'over-restrictive', code: 'refused-everywhere', fault: 'every operation' } as const;
    const rest = { severity: 'medium', title: 'every POST is refused', remedy: 'look for CSRF protection' } as const;
    const findings = [{ ...finding, ...rest, operations: [], cells: 3, accepted: false, examples: [] }];
    const log = { ...report, conclusion: { ...report.conclusion, findings } };
    const { results } = await runOf(log);
    expect(results[0]).toMatchObject({ ruleId: 'refused-everywhere', level: 'warning' });
    expect(problemsOf(JSON.parse(await textOf(sarif, log)))).toEqual([]);
  });

  test('keeps within what GitHub takes, the gravest first, and says what it left out', async () => {
    const log = await runOf(
      withVerdicts((each) => {
        const severity = each.verdict.code === 'wrong-status' ? ('low' as const) : each.verdict.severity;
        return { ...each, verdict: { ...each.verdict, severity, seen: [] } };
      }, 3_200),
    );
    expect(log.results).toHaveLength(25_000);
    // Eight graver ones a round are 25,600 by themselves.
    const amount = (rule: string) => log.results.filter(({ ruleId }) => ruleId === rule).length;
    expect(amount('wrong-status')).toBe(0);
    expect(notesOf(log)).toMatch(/\d+ results are left out, the least grave ones/);
    expect(notesOf(log)).toContain('GitHub keeps 5000 results, the gravest: 20000 of these are not shown there');
    expect(notesOf(await runOf(syntheticReport()))).not.toMatch(/left out|GitHub/);
  });
});
