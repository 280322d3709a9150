import type { Finding } from '../model/conclusion.ts';
import { severities, type Severity } from '../model/severities.ts';
import type { RunLine } from '../model/journal.ts';
import type { Judged } from '../model/report.ts';
import type { VerdictRecord } from '../model/verdict.ts';
import type { Facts } from './facts.ts';
import { remedyFor, titleOf } from './finding-text.ts';
import { SightingCollector } from './sighting-collector.ts';

const mostExamples = 3;

interface Group {
  readonly first: VerdictRecord;
  readonly verdict: Finding['verdict'];
  readonly fault: string;
  readonly operations: Set<string>;
  examples: readonly Judged[];
  /** The gravest of its cells. */
  severity: Severity;
  cells: number;
}

/** Groups verdicts by verdict and fault, and sees what only the whole run shows. */
export class FindingCollector {
  readonly #run: RunLine;
  readonly #facts: Facts;
  readonly #order: ReadonlyMap<string, number>;
  readonly #groups = new Map<string, Group>();
  /** On how many operations a fault was tried at all, for "8 of 9 operations": faults times operations would be too many to keep. */
  readonly #tried = new Map<string, { last: string; operations: number }>();
  readonly #unrecognised = new Map<string, number>();
  readonly #sightings: SightingCollector;
  readonly #allowed = { cells: 0, admitted: 0, refused: 0 };
  /** What the calls that the contract allows were answered, with counts: why nothing was admitted. */
  readonly answers = new Map<string, number>();

  constructor(run: RunLine, facts: Facts) {
    this.#run = run;
    this.#facts = facts;
    this.#order = new Map(run.operations.map((operation, index) => [operation, index]));
    this.#sightings = new SightingCollector(this.#order);
  }

  add(judged: Judged): void {
    const { verdict } = judged;
    const fault = faultOf(verdict);
    if (verdict.observed) this.#try(fault, verdict.operation);
    this.#watch(verdict);
    this.#sightings.add(judged);
    if (verdict.verdict === 'pass' || verdict.verdict === 'inconclusive' || verdict.verdict === 'not-evaluable') return;
    const key = [verdict.verdict, fault, verdict.accepted === null, apart.has(verdict.code) ? verdict.code : ''].join(
      ' ',
    );
    const group = this.#groups.get(key) ?? {
      first: verdict,
      verdict: verdict.verdict,
      fault,
      operations: new Set<string>(),
      examples: [],
      severity: verdict.severity ?? 'info',
      cells: 0,
    };
    this.#groups.set(key, group);
    group.cells++;
    group.severity = graver(group.severity, verdict.severity ?? 'info');
    group.operations.add(verdict.operation);
    group.examples = this.#inOrder([...group.examples, judged], ({ verdict: { operation } }) => operation).slice(
      0,
      mostExamples,
    );
  }

  /** Gravest first. */
  findings(): Finding[] {
    const found = [...this.#groups.values()].map((group) => this.#finding(group));
    const everywhere = this.#refusedEverywhere();
    if (everywhere) found.push(everywhere);
    found.push(...this.#neverRecognised(), ...this.#sightings.findings());
    return found.toSorted(
      (left, right) =>
        Number(left.accepted) - Number(right.accepted) ||
        bySeverity(left.severity, right.severity) ||
        right.cells - left.cells ||
        byName(left, right),
    );
  }

  /** The verdicts of one operation come in a row. */
  #try(fault: string, operation: string): void {
    const tried = this.#tried.get(fault);
    if (!tried) this.#tried.set(fault, { last: operation, operations: 1 });
    else if (tried.last !== operation) {
      tried.last = operation;
      tried.operations++;
    }
  }

  #watch(verdict: VerdictRecord): void {
    const { observed, expected, code, principal } = verdict;
    if (expected.outcome === 'admitted' && observed) {
      this.#allowed.cells++;
      if (observed.outcome === 'admitted') this.#allowed.admitted++;
      if (observed.outcome === 'refused') this.#allowed.refused++;
      const answer = observed.status === null ? observed.outcome : `${observed.status} (${observed.outcome})`;
      this.answers.set(answer, (this.answers.get(answer) ?? 0) + 1);
    }
    if (code === 'not-recognised') this.#unrecognised.set(principal, (this.#unrecognised.get(principal) ?? 0) + 1);
  }

  #finding({ verdict, fault, severity, operations, examples, cells, ...group }: Group): Finding {
    const first = examples[0]?.verdict ?? group.first;
    const tried = this.#tried.get(fault)?.operations ?? operations.size;
    return {
      verdict,
      code: first.code,
      fault,
      severity,
      title: titleOf(first, { fault, operations: operations.size, tried }),
      remedy: remedyFor(first),
      operations: this.#inOrder([...operations], (operation) => operation),
      cells,
      accepted: first.accepted !== null,
      examples,
    };
  }

  /** In the order of the document, whichever operation was settled first. */
  #inOrder<Item>(items: Item[], operationOf: (item: Item) => string): Item[] {
    return items.toSorted(
      (left, right) => (this.#order.get(operationOf(left)) ?? 0) - (this.#order.get(operationOf(right)) ?? 0),
    );
  }

  /** No allowed call was admitted although the credentials work: CSRF, a gateway, or a method that is not let through. */
  #refusedEverywhere(): Finding | undefined {
    const { cells, admitted, refused } = this.#allowed;
    const { verified } = this.#facts;
    // A shard sees a part of the operations only.
    if (this.#run.shard) return undefined;
    if (cells === 0 || admitted > 0 || refused < cells || verified.size === 0) return undefined;
    return {
      ...blank,
      verdict: 'over-restrictive',
      code: 'refused-everywhere',
      fault: 'every operation',
      severity: 'medium',
      title: `every ${this.#methods()} is refused: ${cells} of ${cells} allowed calls, although the verify read is admitted`,
      remedy: 'look for what refuses the method itself: CSRF protection, a gateway rule, a missing route',
      cells,
      operations: [...this.#run.operations],
    };
  }

  #methods(): string {
    return [...new Set(this.#run.operations.map((id) => id.split(' ', 1)[0] ?? id))].join('/');
  }

  #neverRecognised(): Finding[] {
    if (this.#run.shard) return [];
    const inFile = this.#run.principals.flatMap(({ name }) => {
      const cells = this.#unrecognised.get(name);
      return cells === undefined ? [] : [[name, cells] as const];
    });
    return inFile.map(([principal, cells]) => ({
      ...blank,
      verdict: 'inconclusive' as const,
      code: 'never-recognised' as const,
      fault: `principal ${principal}`,
      severity: 'info' as const,
      title: `the credential of ${principal} was never recognised: it was answered like no token or an unknown one`,
      remedy: `check that the credential of ${principal} works on this target, or give it a \`verify\` read that it is admitted to`,
      cells,
    }));
  }
}

/** The same fault, for another reason. */
const apart: ReadonlySet<string> = new Set(['written-although-refused', 'admitted-afterwards']);

const blank = { operations: [] as string[], examples: [] as Judged[], accepted: false };

/** What moved, in the words of the command line. */
function faultOf({ faults, axes, role, principal, opened }: VerdictRecord): string {
  if (faults.length === 0 && axes['claims'] !== undefined)
    return `an allowed address that claims ${axes['claims']} in ${headersOf(opened)}`;
  if (faults.length === 0) return `allowed role ${role}`;
  const parts = faults.map((fault) => {
    if (fault === 'role') return `role ${role}`;
    if (fault === 'token') return `token=${axes['token'] ?? (principal === 'anonymous' ? 'missing' : 'valid')}`;
    if (fault === 'address' && axes['claims'] !== undefined)
      return `address=${axes['address'] ?? ''} that claims ${axes['claims']} in ${headersOf(opened)}`;
    return `${fault}=${axes[fault] ?? ''}`;
  });
  return parts.join(' and ');
}

/** Names of the headers alone: their values differ from address to address. */
function headersOf(opened: readonly string[] = []): string {
  const names = opened.map((one) => one.slice(0, one.indexOf(':')));
  return names.length === 0 ? 'every header' : names.join(' or ');
}

/** Equal findings stand in the same order whichever operation was settled first. */
function byName(left: Finding, right: Finding): number {
  return nameOf(left) < nameOf(right) ? -1 : 1;
}

function nameOf({ verdict, fault, code }: Finding): string {
  // What was written although it was refused is a finding of its own, with the same fault and verdict.
  return `${fault} ${verdict} ${code}`;
}

function graver(left: Severity, right: Severity): Severity {
  return bySeverity(left, right) <= 0 ? left : right;
}

function bySeverity(left: Severity, right: Severity): number {
  return severities.indexOf(left) - severities.indexOf(right);
}
