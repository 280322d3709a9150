import type { Finding } from '../model/conclusion.ts';
import type { Oracle } from '../model/oracle.ts';
import type { Judged } from '../model/report.ts';
import type { VerdictRecord } from '../model/verdict.ts';
import { oracles } from './oracles.ts';

type Seen = VerdictRecord['seen'][number];

interface Sighted {
  readonly seen: Seen;
  readonly accepted: boolean;
  readonly operations: Set<string>;
  examples: readonly Judged[];
  cells: number;
}

const mostExamples = 3;
const registry: Readonly<Record<string, Oracle>> = oracles;

/** Groups what oracles saw over all operations: one finding or note for each oracle. */
export class SightingCollector {
  readonly #order: ReadonlyMap<string, number>;
  readonly #sighted = new Map<string, Sighted>();
  /** Operations that refused anybody, for "3 of 12 operations". */
  readonly #refusing = new Set<string>();

  constructor(order: ReadonlyMap<string, number>) {
    this.#order = order;
  }

  add(judged: Judged): void {
    const { observed, operation, seen } = judged.verdict;
    if (observed?.outcome === 'refused') this.#refusing.add(operation);
    for (const each of seen) this.#see(judged, each);
  }

  findings(): Finding[] {
    return [...this.#sighted.values()].flatMap((sighted) => {
      const oracle = registry[sighted.seen.oracle];
      return oracle ? [this.#finding(sighted, oracle)] : [];
    });
  }

  #see(judged: Judged, seen: Seen): void {
    const { verdict } = judged;
    const accepted = seen.severity !== 'info' && verdict.accepted !== null;
    const key = `${seen.oracle} ${accepted}`;
    const sighted = this.#sighted.get(key) ?? { seen, accepted, operations: new Set(), examples: [], cells: 0 };
    this.#sighted.set(key, sighted);
    sighted.cells++;
    sighted.operations.add(verdict.operation);
    const last = sighted.examples[mostExamples - 1];
    // Nearly always: what is seen is seen in thousands of cells.
    if (last && this.#place(last.verdict.operation) <= this.#place(verdict.operation)) return;
    const example = { ...judged, control: seen.against === null ? undefined : judged.compared?.get(seen.against) };
    sighted.examples = [...sighted.examples, example]
      .toSorted((left, right) => this.#place(left.verdict.operation) - this.#place(right.verdict.operation))
      .slice(0, mostExamples);
  }

  #finding({ seen, accepted, operations, examples, cells }: Sighted, { title, remedy }: Oracle): Finding {
    const extent = `${operations.size} of ${this.#refusing.size} operation${this.#refusing.size === 1 ? '' : 's'}`;
    return {
      verdict: seen.severity === 'info' ? 'note' : 'wrong-refusal',
      code: 'oracle',
      fault: seen.oracle,
      severity: seen.severity,
      title: `${title}: ${extent}`,
      remedy,
      operations: [...operations].toSorted((left, right) => this.#place(left) - this.#place(right)),
      cells,
      accepted,
      examples,
    };
  }

  /** In the order of the document, whichever operation was settled first. */
  #place(operation: string): number {
    return this.#order.get(operation) ?? 0;
  }
}
