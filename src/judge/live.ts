import type { JournalLine, RunLine } from '../model/journal.ts';
import type { VerdictName } from '../model/verdict.ts';
import { FactGatherer } from './facts.ts';
import { Grouping } from './grouping.ts';
import { judgeOperation } from './judge-operation.ts';
import { outcomeReader, type Reading } from './reading.ts';

/** Judges while the journal grows. Provisional: what a later operation shows of a credential can still change a verdict. */
export class LiveJudge {
  readonly verdicts: Partial<Record<VerdictName, number>> = {};
  readonly #run: RunLine;
  readonly #reading: Reading;
  readonly #reader;
  readonly #facts;
  readonly #grouping = new Grouping();

  constructor(run: RunLine, reading: Reading) {
    this.#run = run;
    this.#reading = reading;
    this.#reader = outcomeReader(reading, run.undecided);
    this.#facts = new FactGatherer(this.#reader);
  }

  add(line: JournalLine): void {
    const part = this.#grouping.add(line);
    if (part?.kind === 'observation') this.#facts.observe(part.line, part.exchanges);
    if (part?.kind !== 'operation') return;
    this.#facts.gather(part.record);
    const context = { run: this.#run, facts: this.#facts, reader: this.#reader, attribute: this.#reading.attribute };
    for (const { verdict } of judgeOperation(part.record, context)) {
      this.verdicts[verdict.verdict] = (this.verdicts[verdict.verdict] ?? 0) + 1;
    }
  }
}
