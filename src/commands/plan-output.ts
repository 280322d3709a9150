import type { Scenario } from '../model/scenario.ts';
import type { Planned } from '../plans-of.ts';
import { scenariosOf } from '../plan/select.ts';
import { expectedWords } from '../report/cell-words.ts';
import { count } from '../report/count.ts';
import { printable } from '../report/printable.ts';
import { toJson } from '../report/to-json.ts';

/** The plan for people: the scenarios of each operation, and how many there are along each axis. */
export function* planTable({ plans, gaps, contract }: Planned): Generator<string> {
  const tally = new Map<string, Map<string, number>>();
  let scenarios = 0;
  let operations = 0;
  for (const plan of plans) {
    operations += 1;
    const rows = [['SCENARIO', 'EXPECTED', 'RULE', 'CONTROL']];
    for (const scenario of scenariosOf(plan)) {
      scenarios += 1;
      rows.push(rowOf(scenario));
      for (const [axis, value] of valuesOf(scenario)) add(tally, axis, value);
    }
    yield `${printable(plan.operation.id)}\n${columns(rows)}\n`;
  }
  yield `${count(scenarios, 'scenario')} of ${count(operations, 'operation')}\n`;
  for (const [axis, values] of tally)
    yield `  ${axis.padEnd(10)}${[...values].map(([value, amount]) => `${value} ${amount}`).join(' · ')}\n`;
  if (gaps.length > 0)
    yield `\nNot called, because no rule lists them:\n${gaps.map((gap) => `  ${printable(gap)}\n`).join('')}`;
  if (contract.warnings.length > 0)
    yield `\nWarnings:\n${contract.warnings.map((warning) => `  ${printable(warning)}\n`).join('')}`;
}

/** The plan for programs: one scenario a line. */
export function* planLines({ plans }: Planned): Generator<string> {
  for (const plan of plans) {
    for (const scenario of scenariosOf(plan)) {
      const { id, operation, principal, at, axes, faults, expected, rule, ruleAt, provable, controls, notSent } =
        scenario;
      const named = { type: 'scenario', id, operation: operation.id, role: principal.role, principal: principal.name };
      const proof = { rule: ruleAt, ruleText: rule.text, provable, controls, notSent: notSent ?? null };
      yield `${toJson({ ...named, at, axes, faults, expected, ...proof })}\n`;
    }
  }
}

function rowOf({ id, operation, expected, ruleAt, controls, notSent }: Scenario): string[] {
  const own = id.startsWith(operation.id) ? id.slice(operation.id.length).trim() : id;
  const control = notSent ? `not sent: ${notSent.code}` : (controls[0] ?? '').replace(operation.id, '').trim();
  return [own, expectedOf(expected), ruleAt, control].map(printable);
}

/** What the contract wants, in the words of the reports. */
export function expectedOf(expected: Scenario['expected']): string {
  return expectedWords({
    expected: {
      outcome: expected.outcome,
      statuses: expected.outcome === 'refused' ? [...expected.statuses] : [],
      rule: '',
      ruleText: '',
    },
  });
}

function* valuesOf({ principal, at, expected, notSent, faults }: Scenario): Generator<readonly [string, string]> {
  yield ['role', principal.role];
  yield ['token', at.token];
  yield ['address', at.address];
  if (at.case !== undefined) yield ['case', at.case];
  yield ['faults', faults.length === 0 ? 'none' : faults.join('+')];
  yield ['expected', expectedOf(expected)];
  if (notSent) yield ['not sent', notSent.code];
}

function add(tally: Map<string, Map<string, number>>, axis: string, value: string): void {
  const values = tally.get(axis) ?? new Map<string, number>();
  tally.set(axis, values.set(value, (values.get(value) ?? 0) + 1));
}

function columns(rows: readonly (readonly string[])[]): string {
  const widths = [0, 1, 2].map((index) => {
    let width = 0;
    for (const row of rows) width = Math.max(width, row[index]?.length ?? 0);
    return width;
  });
  return rows
    .map((row) => `  ${row.map((text, index) => text.padEnd(widths[index] ?? 0)).join('  ')}`.trimEnd() + '\n')
    .join('');
}
