import { severities, type Severity } from '../model/severities.ts';
import type { Report, Reporter } from '../model/report.ts';
import { alertReader } from './alerts.ts';

import { printable } from './printable.ts';
import { sarifInvocation } from './sarif-invocation.ts';
import { sarifFingerprints } from './sarif-fingerprints.ts';
import { sarifLevels } from './sarif-levels.ts';
import { sarifLocation } from './sarif-location.ts';
import { sarifMessage } from './sarif-message.ts';
import { sarifResult } from './sarif-result.ts';
import { sarifRules } from './sarif-rules.ts';
import { toJson } from './to-json.ts';

/** GitHub refuses files with more results, and keeps the gravest 5,000: https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/troubleshoot-sarif-uploads/results-exceed-limit */
const limits = { listed: 25_000, kept: 5_000 };

/** For code scanning: SARIF 2.1.0, one result for each cell that is not as the contract says. */
export const sarif: Reporter = {
  summary:
    'for code scanning: SARIF 2.1.0, a result for each cell that is not as the contract says, in the line of its rule',
  file: 'rolecall.sarif',
  render,
};

async function* render(report: Report): AsyncGenerator<string> {
  const { listed, kept } = limits;
  const { run, conclusion } = report;
  const census = await censusOf(report);
  const whole = wholeRun(report);
  for (const { ruleId, severity } of whole) census.see(ruleId, severity);
  const left = new Map<Severity, number>();
  let room = listed - whole.length;
  for (const severity of severities) {
    const amount = Math.min(room, census.amounts.get(severity) ?? 0);
    left.set(severity, amount);
    room -= amount;
  }
  const omitted = Math.max(0, census.total + whole.length - listed);
  const head = {
    tool: {
      driver: { name: 'Rolecall', semanticVersion: run.version, rules: sarifRules(census.rules, conclusion.findings) },
    },
    automationDetails: { id: `rolecall/${printable(run.environment.name)}/` },
    invocations: [sarifInvocation(report, { omitted, hidden: census.total + whole.length - omitted - kept, kept })],
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The folder in which rolecall was started.' } } },
    columnKind: 'unicodeCodePoints',
  };
  yield `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[${toJson(head).slice(0, -1)},"results":[`;
  let separator = '\n';
  for (const { result } of whole) {
    yield separator + toJson(result);
    separator = ',\n';
  }
  const alertsOf = alertReader(conclusion.findings);
  for await (const judged of report.judged()) {
    for (const alert of alertsOf(judged)) {
      const remaining = left.get(alert.severity) ?? 0;
      if (remaining === 0) continue;
      left.set(alert.severity, remaining - 1);
      yield separator + toJson(sarifResult(alert));
      separator = ',\n';
    }
  }
  yield '\n]}]}\n';
}

/** The rules stand before the results, and the gravest results come first: everything is counted before it is written. */
async function censusOf({ judged, conclusion }: Report) {
  const rules = new Map<string, Severity>();
  const amounts = new Map<Severity, number>();
  let total = 0;
  const see = (rule: string, severity: Severity) => {
    const before = rules.get(rule) ?? 'info';
    rules.set(rule, severities.indexOf(severity) < severities.indexOf(before) ? severity : before);
  };
  const alertsOf = alertReader(conclusion.findings);
  for await (const each of judged()) {
    for (const { rule, severity } of alertsOf(each)) {
      see(rule, severity);
      amounts.set(severity, (amounts.get(severity) ?? 0) + 1);
      total += 1;
    }
  }
  return { rules, amounts, total, see };
}

/** Findings that no single cell shows. */
function wholeRun({ run, conclusion }: Report) {
  return conclusion.findings.flatMap(({ code, severity, fault, title, remedy }) =>
    code !== 'refused-everywhere' && code !== 'never-recognised'
      ? []
      : [
          {
            ruleId: code,
            severity,
            result: {
              ruleId: code,
              level: sarifLevels[severity],
              message: sarifMessage(`${title} → ${remedy}`),
              locations: [sarifLocation(run.matrix.file)],
              partialFingerprints: sarifFingerprints(code, fault),
              suppressions: [],
            },
          },
        ],
  );
}
