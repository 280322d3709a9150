import type { Conclusion } from '../model/conclusion.ts';
import type { JournalLine, RunLine, TeardownLine } from '../model/journal.ts';
import type { Judged } from '../model/report.ts';
import type { VerdictName } from '../model/verdict.ts';
import { FactGatherer } from './facts.ts';
import { Grouping, type Part } from './grouping.ts';
import { examine } from './examine.ts';
import { judgeOperation, judgesRole, type JudgeContext } from './judge-operation.ts';
import { exchangeOf, type OperationRecord } from './operation-record.ts';
import { outcomeReader, type Reading } from './reading.ts';
import { Tally } from './tally.ts';

/** Cells that may wait for what later operations show, before reading the journal again is the better way. */
const mostWaiting = 20_000;

/**
 * Judges while the journal grows. Facts only ever grow, so an operation whose credentials are all recognised has its
 * final verdicts at once; the others wait for the end. The conclusion is the one that the whole journal gives.
 */
export class LiveJudge {
  /** Provisional: what a later operation shows of a credential can still change a verdict. */
  readonly verdicts: Partial<Record<VerdictName, number>> = {};
  readonly #context: JudgeContext;
  readonly #facts: FactGatherer;
  readonly #grouping = new Grouping();
  readonly #tally: Tally;
  readonly #kept: Map<string, OperationRecord> | undefined;
  #waiting: OperationRecord[] | undefined = [];
  #waitingCells = 0;
  #judged = 0;
  #teardown: TeardownLine | undefined;

  /** `keep`: the verdicts on each operation can be asked for later. */
  constructor(run: RunLine, reading: Reading, { keep = false }: { readonly keep?: boolean } = {}) {
    this.#kept = keep ? new Map() : undefined;
    const reader = outcomeReader(reading, run.undecided);
    this.#facts = new FactGatherer(reader);
    this.#context = { run, facts: this.#facts, reader };
    this.#tally = new Tally(run, this.#facts);
  }

  add(line: JournalLine): void {
    const part = this.#grouping.add(line);
    if (part?.kind === 'baseline') this.#tally.expect(part.line);
    if (part?.kind === 'observation') this.#observe(part);
    if (part?.kind === 'teardown') this.#teardown = part.line;
    if (part?.kind === 'operation') this.#operation(part.record);
  }

  /** The verdicts on an operation with what is known by now, worked out when they are read; `undefined`: it is not settled, or not kept. */
  judged(operation: string): { readonly final: boolean; readonly judged: Iterable<Judged> } | undefined {
    const record = this.#kept?.get(operation);
    return record && { final: this.#isFinal(record), judged: examine(record, this.#context) };
  }

  /** `undefined`: too many operations wait, or verdicts were given too early; the journal has to be read again. */
  conclude(): Conclusion | undefined {
    if (!this.#waiting) return undefined;
    for (const record of this.#waiting) {
      for (const judged of examine(record, this.#context)) this.#tally.add(judged);
    }
    this.#waiting = [];
    return this.#tally.conclude(this.#teardown);
  }

  #observe({ line, exchanges }: Extract<Part, { kind: 'observation' }>): void {
    const before = this.#facts.unsteady;
    this.#facts.observe(line, exchanges);
    // Where a run goes on the target is asked again, after verdicts that were final as long as it was steady.
    if (this.#facts.unsteady && !before && this.#judged > 0) this.#waiting = undefined;
  }

  #operation(record: OperationRecord): void {
    this.#judged++;
    this.#facts.gather(record);
    this.#kept?.set(record.settled.operation, record);
    const final = this.#isFinal(record);
    for (const judged of (final ? examine : judgeOperation)(record, this.#context)) {
      const { verdict } = judged.verdict;
      this.verdicts[verdict] = (this.verdicts[verdict] ?? 0) + 1;
      if (final) this.#tally.add(judged);
    }
    if (final) return;
    this.#waiting?.push(record);
    this.#waitingCells += record.settled.cells.length;
    if (this.#waitingCells > mostWaiting) this.#waiting = undefined;
  }

  #isFinal(record: OperationRecord): boolean {
    return record.settled.cells.every(
      (cell) => !judgesRole(cell) || this.#facts.recognised.has(cell.principal) || !exchangeOf(record, cell),
    );
  }
}
