import type { Conclusion, Coverage, Finding, MatrixCell, Share } from '../model/conclusion.ts';
import type { BaselineLine, RunLine, TeardownLine } from '../model/journal.ts';
import { notSentCodes, type NotSentCode } from '../model/not-sent.ts';
import type { Judged } from '../model/report.ts';
import type { VerdictName, VerdictRecord } from '../model/verdict.ts';
import type { Facts } from './facts.ts';
import { CoverageCollector } from './coverage.ts';
import { DifferenceCollector } from './difference.ts';
import { differenceWords } from './difference-words.ts';
import { FindingCollector } from './findings.ts';
import { headlineOf } from './headline.ts';
import { percent } from './percent.ts';
import { Worklist } from './worklist.ts';

type Counting = { proven: number; provable: number };

/** Adds up the verdicts of a run, in any order: memory grows with findings and operations, not with scenarios. */
export class Tally {
  readonly #run: RunLine;
  readonly #facts: Facts;
  readonly #findings: FindingCollector;
  readonly #coverage: CoverageCollector;
  readonly #difference: DifferenceCollector;
  readonly #counts = zeroes();
  readonly #share: Counting = { proven: 0, provable: 0 };
  #roles = new Map<string, Counting & { skipped: number }>();
  #operations = new Map<string, Counting & { skipped: number }>();
  readonly #matrix = new Map<string, Map<string, MatrixCell>>();
  readonly #worklist = new Worklist();
  readonly #notEvaluable = new Map<NotSentCode, number>();
  #cells = 0;
  #worst: 0 | 1 | 2 = 0;

  constructor(run: RunLine, facts: Facts) {
    this.#run = run;
    this.#facts = facts;
    this.#findings = new FindingCollector(run, facts);
    this.#coverage = new CoverageCollector(run);
    this.#difference = new DifferenceCollector(run);
    for (const operation of run.operations) this.#matrix.set(operation, new Map());
  }

  /** What the baseline says, before the first verdict. */
  expect(line: BaselineLine): void {
    this.#difference.expect(line);
  }

  add(judged: Judged): void {
    const { verdict } = judged;
    this.#cells++;
    this.#counts[verdict.verdict]++;
    this.#findings.add(judged);
    this.#coverage.add(verdict);
    this.#difference.add(verdict);
    this.#addShare(verdict);
    this.#addMatrix(verdict);
    if (verdict.verdict === 'inconclusive' || verdict.verdict === 'not-evaluable')
      this.#worklist.add(verdict, verdict.verdict, judged.work);
    if (verdict.verdict === 'not-evaluable' && isNotSent(verdict.code))
      this.#notEvaluable.set(verdict.code, (this.#notEvaluable.get(verdict.code) ?? 0) + 1);
    if (!verdict.accepted && !this.#isForTheMerge(verdict)) this.#worst = worse(this.#worst, exitOf(verdict.verdict));
  }

  /** `teardown` is absent when the run was cut off. */
  conclude(teardown: TeardownLine | undefined): Conclusion {
    const run = this.#run;
    this.#roles = inOrder(
      this.#roles,
      run.principals.map(({ role }) => role),
    );
    this.#operations = inOrder(this.#operations, run.operations);
    const findings = this.#findings.findings();
    if (findings.some(failsTheRun)) this.#worst = 1;
    const coverage = this.#coverage.coverage();
    const uncovered = uncoveredWords(coverage, run);
    const interrupted = teardown?.interrupted ?? true;
    const difference = this.#difference.difference({ interrupted });
    const unlike = differenceWords(difference, run);
    const missed = this.#missed(run) ?? uncovered;
    const exitCode = interrupted ? 130 : this.#worst === 0 && (missed ?? unlike) ? 2 : this.#worst;
    const totals = { cells: this.#cells, share: this.#share, counts: this.#counts };
    return {
      exitCode,
      headline: headlineOf({
        ...totals,
        exitCode,
        missed,
        uncovered,
        unlike,
        findings,
        unsteady: this.#facts.unsteady,
        shard: run.shard,
        answers: this.#findings.answers,
      }),
      findings,
      worklist: this.#worklist.items(),
      lags: this.#facts.lags,
      addresses: this.#facts.addresses,
      ...totals,
      roles: sharesOf(this.#roles),
      operations: sharesOf(this.#operations),
      coverage,
      ...(difference && { difference }),
      matrix: this.#matrix,
      notEvaluable: this.#notEvaluable,
      requests: teardown?.requests ?? 0,
      interrupted,
      ms: teardown ? Date.parse(teardown.ended) - Date.parse(run.started) : 0,
      ended: teardown?.ended ?? null,
    };
  }

  #addShare({ role, operation, provable, proven, code }: VerdictRecord): void {
    if (!provable) return;
    for (const [counting, name] of [
      [this.#roles, role],
      [this.#operations, operation],
    ] as const) {
      const share = counting.get(name) ?? { proven: 0, provable: 0, skipped: 0 };
      counting.set(name, share);
      share.provable++;
      if (proven) share.proven++;
      if (code === 'skipped') share.skipped++;
    }
    this.#share.provable++;
    if (proven) this.#share.proven++;
  }

  #addMatrix({ operation, role, verdict, proven, axes, expected }: VerdictRecord): void {
    const row = this.#matrix.get(operation) ?? new Map<string, MatrixCell>();
    this.#matrix.set(operation, row);
    const before = row.get(role);
    const plain = Object.keys(axes).length === 0;
    row.set(role, {
      verdict: before ? worst(before.verdict, verdict) : verdict,
      cells: (before?.cells ?? 0) + 1,
      proven: (before?.proven ?? 0) + (proven ? 1 : 0),
      expected: plain || !before ? expected.outcome : before.expected,
    });
  }

  /** Another shard may show that the credential is known. */
  #isForTheMerge({ code }: VerdictRecord): boolean {
    return this.#run.shard !== undefined && code === 'not-recognised';
  }

  /** Why a run without any bad verdict is still not green. */
  #missed(run: RunLine): string | undefined {
    // What one shard does not prove, another one may: floors are for the merged run.
    if (run.shard) return undefined;
    const { proven, provable } = this.#share;
    if (proven === 0) return 'nothing was proven';
    const floor = run.minProven;
    if (floor !== undefined && proven / provable < floor) {
      return `${percent(this.#share)} of the provable cells are proven, less than the ${Math.round(floor * 1000) / 10} % asked for`;
    }
    if (run.partial) return undefined;
    const listed = new Set(run.coverage?.unproven);
    for (const [kind, shares] of [
      ['role', this.#roles],
      ['operation', this.#operations],
    ] as const) {
      for (const [name, share] of shares) {
        // The coverage baseline lists it: whoever keeps that list knows.
        if (kind === 'operation' && listed.has(name)) continue;
        if (share.proven === 0 && share.skipped < share.provable) return `nothing was proven of ${kind} ${name}`;
      }
    }
    return undefined;
  }
}

function uncoveredWords({ unlisted }: Coverage, { coverage }: RunLine): string | undefined {
  const [first, ...others] = unlisted;
  if (first === undefined || !coverage) return undefined;
  const more = others.length === 0 ? '' : ` (and of ${others.length} more)`;
  return `nothing is proven of ${first}${more}, which ${coverage.file} does not list`;
}

/** Whichever was settled first: the order of the run, then by name. */
function inOrder<Value>(map: ReadonlyMap<string, Value>, names: readonly string[]): Map<string, Value> {
  const order = new Map(names.map((name, index) => [name, index]));
  const place = (name: string) => order.get(name) ?? names.length;
  return new Map([...map].toSorted(([left], [right]) => place(left) - place(right) || (left < right ? -1 : 1)));
}

function zeroes(): Record<VerdictName, number> {
  return {
    pass: 0,
    'over-permissive': 0,
    'over-restrictive': 0,
    'wrong-refusal': 0,
    inconclusive: 0,
    'not-evaluable': 0,
  };
}

function failsTheRun({ verdict, accepted }: Finding): boolean {
  return !accepted && verdict !== 'note' && exitOf(verdict) === 1;
}

function exitOf(verdict: VerdictName): 0 | 1 | 2 {
  if (verdict === 'inconclusive') return 2;
  return verdict === 'pass' || verdict === 'not-evaluable' ? 0 : 1;
}

/** 1 is worse than 2: a wrong answer of the server outweighs an open one. */
function worse(left: 0 | 1 | 2, right: 0 | 1 | 2): 0 | 1 | 2 {
  const gravity = [0, 2, 1];
  return (gravity[left] ?? 0) >= (gravity[right] ?? 0) ? left : right;
}

const byGravity: readonly VerdictName[] = [
  'pass',
  'not-evaluable',
  'inconclusive',
  'wrong-refusal',
  'over-restrictive',
  'over-permissive',
];

function worst(left: VerdictName, right: VerdictName): VerdictName {
  return byGravity.indexOf(left) >= byGravity.indexOf(right) ? left : right;
}

function isNotSent(code: string): code is NotSentCode {
  return code in notSentCodes;
}

/** What was skipped counts here only. */
function sharesOf(counted: ReadonlyMap<string, Counting>): ReadonlyMap<string, Share> {
  return new Map([...counted].map(([name, { proven, provable }]) => [name, { proven, provable }]));
}
