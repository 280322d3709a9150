import type { Finding } from '../model/conclusion.ts';
import type { Severity } from '../model/severities.ts';
import { verdictCodes, type VerdictCode } from '../model/verdict-codes.ts';
import { printable } from './printable.ts';
import { sarifLevels } from './sarif-levels.ts';

/** What GitHub sorts security alerts by; its bands are those of CVSS. */
const securitySeverity = {
  critical: '9.5',
  high: '8.0',
  medium: '5.0',
  low: '2.0',
  info: '0.0',
} as const satisfies Record<Severity, string>;

/** A rule for each code and oracle that came up, by name, with the gravest severity of its alerts. */
export function sarifRules(severities: ReadonlyMap<string, Severity>, findings: readonly Finding[]): object[] {
  const oracles = new Map(findings.flatMap((finding) => (finding.code === 'oracle' ? [[finding.fault, finding]] : [])));
  const others = new Map<string, Finding>(findings.map((finding) => [finding.code, finding]));
  return [...severities]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([id, severity]) => {
      const finding = oracles.get(id) ?? others.get(id);
      const text = isCode(id) ? verdictCodes[id] : withoutExtent(finding?.title ?? id);
      return {
        id,
        shortDescription: { text: printable(text) },
        ...(finding && !isCode(id) && { help: { text: printable(finding.remedy) } }),
        defaultConfiguration: { level: sarifLevels[severity] },
        properties: {
          tags: ['security', 'authorization'],
          ...(severity !== 'info' && { 'security-severity': securitySeverity[severity] }),
        },
      };
    });
}

function isCode(id: string): id is VerdictCode {
  return id in verdictCodes;
}

/** `…: 3 of 8 operations` changes from run to run, and a rule does not. */
function withoutExtent(title: string): string {
  return title.replace(/: \d+ of \d+ [^:]*$/, '');
}
