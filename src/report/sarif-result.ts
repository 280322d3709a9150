import type { Alert } from './alerts.ts';
import { printable } from './printable.ts';
import { sarifFingerprints } from './sarif-fingerprints.ts';
import { sarifLevels } from './sarif-levels.ts';
import { sarifLocation } from './sarif-location.ts';
import { sarifMessage } from './sarif-message.ts';

/** An alert as a SARIF result. */
export function sarifResult({ rule, severity, identity, text, remedy, accepted, record }: Alert): object {
  const { expected, verdict, proven, role, faults } = record;
  return {
    ruleId: rule,
    level: sarifLevels[severity],
    message: sarifMessage(remedy === '' ? text : `${text} → ${remedy}`),
    locations: [{ ...sarifLocation(expected.rule), logicalLocations: [logical(record.operation)] }],
    partialFingerprints: sarifFingerprints(rule, identity),
    // Where one result has the property, all must have it: §3.27.23.
    suppressions: accepted === null ? [] : [suppression(accepted)],
    properties: { cell: record.id, verdict, severity, role, faults, proven, rule: printable(expected.ruleText) },
  };
}

function logical(operation: string): object {
  return { fullyQualifiedName: printable(operation), kind: 'resource' };
}

function suppression({ reason, until }: { readonly reason: string; readonly until: string | null }): object {
  const end = until === null ? '' : ` (until ${until})`;
  return { kind: 'external', status: 'accepted', justification: printable(reason + end) };
}
