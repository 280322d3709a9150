import { auditFlags, type AuditCells } from '../../model/audit-data.ts';
import type { VerdictName } from '../../model/verdict-codes.ts';
import type { VerdictRecord } from '../../model/verdict.ts';
import { expectedWords, observedWords } from '../cell-words.ts';
import { printable } from '../printable.ts';
import { Column } from './column.ts';
import { shownId } from './shown-id.ts';

/** Gathers what the page can filter by: some small numbers for each cell, every text once. */
export class CellColumns {
  readonly #texts = {
    operation: new Column(),
    role: new Column(),
    principal: new Column(),
    point: new Column(),
    code: new Column(),
    severity: new Column(),
    expected: new Column(),
    observed: new Column(),
    wanted: new Column(),
    access: new Column(),
    seen: new Column(),
  };
  readonly #verdict = new Column<VerdictName>();
  readonly #axes = new Map<string, Column>();
  readonly #flags: number[] = [];
  readonly #evidence: number[] = [];

  /** `evidence`: the number of the island that holds it whole. */
  add(verdict: VerdictRecord, evidence: number): void {
    this.#addAxes(verdict.axes);
    const { operation, point } = shownId(verdict);
    this.#texts.operation.add(operation);
    this.#texts.point.add(point);
    this.#texts.role.add(printable(verdict.role));
    this.#texts.principal.add(printable(verdict.principal));
    this.#texts.code.add(verdict.code);
    this.#texts.severity.add(verdict.severity ?? '');
    this.#texts.expected.add(expectedWords(verdict));
    this.#texts.observed.add(observedWords(verdict));
    this.#texts.wanted.add(verdict.expected.outcome);
    this.#texts.access.add(verdict.expected.decision?.access ?? '');
    this.#texts.seen.add(verdict.seen.map(({ oracle }) => oracle).join(','));
    this.#verdict.add(verdict.verdict);
    this.#flags.push(flagsOf(verdict));
    this.#evidence.push(evidence);
  }

  cells(): AuditCells {
    const { operation, role, principal, point, code, severity, expected, observed, wanted, access, seen } = this.#texts;
    return {
      operation: operation.column(),
      role: role.column(),
      principal: principal.column(),
      point: point.column(),
      verdict: this.#verdict.column(),
      code: code.column(),
      severity: severity.column(),
      expected: expected.column(),
      observed: observed.column(),
      wanted: wanted.column(),
      access: access.column(),
      axes: Object.fromEntries([...this.#axes].map(([name, column]) => [name, column.column()])),
      seen: seen.column(),
      flags: this.#flags,
      evidence: this.#evidence,
    };
  }

  #addAxes(axes: VerdictRecord['axes']): void {
    for (const name of Object.keys(axes))
      if (!this.#axes.has(name)) this.#axes.set(name, new Column('', this.#flags.length));
    // Names are those of files: every object has a `constructor`.
    for (const [name, column] of this.#axes) column.add(Object.hasOwn(axes, name) ? printable(axes[name] ?? '') : '');
  }
}

function flagsOf({ provable, proven, accepted }: VerdictRecord): number {
  return (
    (provable ? auditFlags.provable : 0) |
    (proven ? auditFlags.proven : 0) |
    (accepted === null ? 0 : auditFlags.accepted)
  );
}
