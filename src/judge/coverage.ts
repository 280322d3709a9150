import type { Coverage, Unproven } from '../model/conclusion.ts';
import type { RunLine } from '../model/journal.ts';
import type { VerdictRecord } from '../model/verdict.ts';

interface OperationCoverage {
  provable: number;
  proven: number;
  skipped: number;
  cells: number;
  /** Statuses of the refusals that the contract expects, one text for each set: `401,403`. */
  readonly expected: Set<string>;
  /** Statuses that were answered. */
  readonly seen: Set<number>;
}

interface RoleCoverage {
  /** Operations that the matrix allows it. */
  readonly allowed: Set<string>;
  admitted: boolean;
}

/** Watches what contract, document and run leave out of each other; memory grows with operations and roles. */
export class CoverageCollector {
  readonly #run: RunLine;
  readonly #operations = new Map<string, OperationCoverage>();
  readonly #roles = new Map<string, RoleCoverage>();

  constructor(run: RunLine) {
    this.#run = run;
    // In their order, whichever is settled first.
    for (const { role, roles } of run.principals) if (roles.length > 0) this.#role(role);
  }

  add({ operation, role, provable, proven, code, expected, observed }: VerdictRecord): void {
    const covered = this.#operation(operation);
    covered.cells++;
    if (provable) covered.provable++;
    if (proven) covered.proven++;
    if (code === 'skipped') covered.skipped++;
    if (expected.outcome === 'refused') covered.expected.add(expected.statuses.join());
    if (observed?.status != null) covered.seen.add(observed.status);
    if (role === 'anonymous' || role === 'outsider') return;
    const admitted = this.#role(role);
    if (expected.outcome === 'admitted') admitted.allowed.add(operation);
    if (observed?.outcome === 'admitted') admitted.admitted = true;
  }

  coverage(): Coverage {
    const { operations, gaps, coverage: baseline, partial, shard } = this.#run;
    const unproven = [
      ...operations.flatMap((operation) => {
        const why = whyUnproven(this.#operation(operation));
        return why ? [{ operation, why }] : [];
      }),
      ...gaps.map((operation) => ({ operation, why: 'no rule' as const })),
    ];
    const checked = baseline !== undefined && !baseline.update && !partial && !shard;
    const bare = new Set(unproven.map(({ operation }) => operation));
    const listed = new Set(baseline?.unproven);
    return {
      admittedNowhere: this.#admittedNowhere(),
      undocumented: this.#byOperation(undocumented),
      neverSeen: this.#byOperation(neverSeen),
      undescribed: undescribed(this.#run),
      unmatched: this.#run.unmatched ?? [],
      unproven,
      unlisted: checked ? [...bare].filter((operation) => !listed.has(operation)) : [],
      removable: checked ? [...listed].filter((operation) => !bare.has(operation)) : [],
    };
  }

  #admittedNowhere(): Coverage['admittedNowhere'] {
    const known = this.#run.principals.map(({ role }) => role);
    const place = (role: string) => (known.includes(role) ? known.indexOf(role) : known.length);
    return [...this.#roles]
      .filter(([, { admitted }]) => !admitted)
      .map(([role, { allowed }]) => ({ role, allowed: allowed.size }))
      .toSorted((left, right) => place(left.role) - place(right.role) || (left.role < right.role ? -1 : 1));
  }

  #byOperation(
    statusesOf: (covered: OperationCoverage, documented: readonly string[]) => readonly string[],
  ): Coverage['undocumented'] {
    return this.#run.operations.flatMap((operation) => {
      const statuses = statusesOf(this.#operation(operation), this.#run.documented[operation] ?? []);
      return statuses.length > 0 ? [{ operation, statuses }] : [];
    });
  }

  #operation(operation: string): OperationCoverage {
    const known = this.#operations.get(operation);
    if (known) return known;
    const covered = {
      provable: 0,
      proven: 0,
      skipped: 0,
      cells: 0,
      expected: new Set<string>(),
      seen: new Set<number>(),
    };
    this.#operations.set(operation, covered);
    return covered;
  }

  #role(role: string): RoleCoverage {
    const known = this.#roles.get(role);
    if (known) return known;
    const covered = { allowed: new Set<string>(), admitted: false };
    this.#roles.set(role, covered);
    return covered;
  }
}

function whyUnproven({ provable, proven, skipped, cells }: OperationCoverage): Unproven | undefined {
  if (proven > 0) return undefined;
  if (cells > 0 && skipped === cells) return 'skipped';
  return provable === 0 && cells > 0 ? 'nothing to prove' : 'nothing proven';
}

const refusals = new Set(['401', '403', '404']);

/** Refusals that the contract expects and the document has no response for: of statuses that it takes alike, one is enough. */
function undocumented({ expected }: OperationCoverage, documented: readonly string[]): string[] {
  return [...expected]
    .map((statuses) => statuses.split(','))
    .filter((statuses) => statuses.some((status) => refusals.has(status)))
    .filter((statuses) => !statuses.some((status) => isDocumented(status, documented)))
    .map((statuses) => statuses.join(' or '))
    .toSorted();
}

function isDocumented(status: string, documented: readonly string[]): boolean {
  return [status, `${status.slice(0, 1)}XX`, 'default'].some((name) => documented.includes(name));
}

/** Refusals that the document describes by their status, that the contract takes, and that nobody got although something was sent. */
function neverSeen({ expected, seen }: OperationCoverage, documented: readonly string[]): string[] {
  if (seen.size === 0) return [];
  const taken = new Set([...expected].flatMap((statuses) => statuses.split(',')));
  return documented.filter((status) => taken.has(status) && !seen.has(Number(status)));
}

/** Refusals that a secured operation has in any case, or as soon as roles differ. */
function undescribed({ operations, secured, documented }: RunLine): Coverage['undescribed'] {
  const wanted = new Set(secured);
  return operations.flatMap((operation) => {
    if (!wanted.has(operation)) return [];
    const statuses = ['401', '403'].filter((status) => !isDocumented(status, documented[operation] ?? []));
    return statuses.length > 0 ? [{ operation, statuses }] : [];
  });
}
