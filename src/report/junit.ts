import type { RunLine } from '../model/journal.ts';
import type { Judged, Report, Reporter } from '../model/report.ts';
import { verdictCodes } from '../model/verdict-codes.ts';
import type { VerdictRecord } from '../model/verdict.ts';
import { attributionWords, expectedWords, observedWords, pointWords } from './cell-words.ts';
import { commandOf } from './curl.ts';
import { printable } from './printable.ts';
import { reproduction } from './reproduction.ts';
import { xmlText } from './xml-text.ts';

/** For CI servers: one test case a cell, as Jenkins reads JUnit files (https://github.com/jenkinsci/xunit-plugin, junit-10.xsd). */
export const junit: Reporter = {
  summary: 'for CI servers: JUnit XML, one test case for each cell',
  file: 'junit.xml',
  async *render(report) {
    yield `<?xml version="1.0" encoding="UTF-8"?>\n${await opening(report)}`;
    for await (const judged of report.judged()) yield testcase(judged, report.run);
    yield '</testsuite>\n';
  },
};

/** The counts stand before the cases: the verdicts are read twice, because they are not to be collected. */
async function opening({ run, judged, conclusion }: Report): Promise<string> {
  const amounts = { tests: 0, failure: 0, error: 0, skipped: 0 };
  for await (const { verdict } of judged()) {
    amounts.tests += 1;
    const element = elementOf(verdict);
    if (element !== undefined) amounts[element] += 1;
  }
  const suite = attributes({
    name: `rolecall ${run.environment.name}`,
    tests: String(amounts.tests),
    failures: String(amounts.failure),
    errors: String(amounts.error),
    skipped: String(amounts.skipped),
    time: (conclusion.ms / 1000).toFixed(3),
    timestamp: run.started,
    id: run.id,
  });
  const facts = {
    headline: conclusion.headline,
    target: run.environment.target,
    seed: String(run.seed),
    strategy: run.strategy,
  };
  const properties = Object.entries(facts).map(([name, value]) => `<property ${attributes({ name, value })}/>`);
  return `<testsuite ${suite}>\n<properties>${properties.join('')}</properties>\n`;
}

function testcase(judged: Judged, run: RunLine): string {
  const { verdict } = judged;
  const open = `<testcase ${attributes({
    classname: verdict.operation,
    name: `${pointWords(verdict)} · expects ${expectedWords(verdict)}`,
    time: (verdict.ms / 1000).toFixed(3),
  })}`;
  const element = elementOf(verdict);
  if (element === undefined) return `${open}/>\n`;
  const child = `<${element} ${attributes(newsOf(verdict))}>${xmlText(details(judged, run))}</${element}>`;
  return `${open}>${child}</testcase>\n`;
}

/** A verdict that fails by itself is graver news than what an oracle saw. */
function newsOf(record: VerdictRecord): { readonly type: string; readonly message: string } {
  const { verdict, code } = record;
  const [first] = seenIn(record);
  if (first && elements[verdict] !== 'failure')
    return { type: first.oracle, message: `wrong-refusal: ${first.evidence}` };
  return { type: code, message: `${verdict}: ${verdictCodes[code]}` };
}

/** What the matrix accepts does not break a build, but it is no success either. */
function elementOf(record: VerdictRecord): 'failure' | 'error' | 'skipped' | undefined {
  const { verdict, accepted } = record;
  const element = seenIn(record).length > 0 ? 'failure' : elements[verdict];
  return element !== undefined && accepted !== null ? 'skipped' : element;
}

/** What oracles saw and counts: notes fail no build. */
function seenIn({ seen }: VerdictRecord): VerdictRecord['seen'] {
  return seen.filter(({ severity }) => severity !== 'info');
}

const elements = {
  pass: undefined,
  'over-permissive': 'failure',
  'over-restrictive': 'failure',
  'wrong-refusal': 'failure',
  inconclusive: 'error',
  'not-evaluable': 'skipped',
} as const satisfies Record<VerdictRecord['verdict'], string | undefined>;

function details(judged: Judged, run: RunLine): string {
  const { verdict } = judged;
  const lines = [
    verdict.id,
    `expected ${expectedWords(verdict)}, observed ${observedWords(verdict)}`,
    `rule ${verdict.expected.ruleText} at ${verdict.expected.rule}`,
  ].map(printable);
  for (const { oracle, evidence } of verdict.seen) lines.push(printable(`${oracle}: ${evidence}`));
  const who = attributionWords(verdict);
  if (who !== undefined) lines.push(`answered by ${who}`);
  if (verdict.accepted) lines.push(printable(`accepted: ${verdict.accepted.reason}`));
  if (verdict.supply !== null) lines.push(printable(`to settle it: ${verdict.supply}`));
  const { control, fault } = reproduction(judged, run);
  if (control) lines.push('control:', commandOf(control));
  if (fault) lines.push('fault:', commandOf(fault));
  return lines.join('\n');
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${xmlText(printable(value))}"`)
    .join(' ');
}
