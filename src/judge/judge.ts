import type { BaselineLine, JournalLine, RunLine, TeardownLine } from '../model/journal.ts';
import type { Judged } from '../model/report.ts';
import { RolecallError } from '../model/rolecall-error.ts';
import { FactGatherer, type Facts } from './facts.ts';
import { Grouping } from './grouping.ts';
import { examine } from './examine.ts';
import { outcomeReader, type OutcomeReader, type Reading } from './reading.ts';

/** The first pass over a journal: what all verdicts build on. */
export interface Survey {
  readonly run: RunLine;
  readonly facts: Facts;
  readonly reader: OutcomeReader;
  readonly baseline: readonly BaselineLine[];
  /** `undefined`: the run was cut off. */
  readonly teardown: TeardownLine | undefined;
}

type Lines = AsyncIterable<JournalLine>;

/** Reads the whole journal once and gathers what every operation shows about the credentials and the target. */
export async function survey(lines: Lines, reading: Reading): Promise<Survey> {
  let run: RunLine | undefined;
  let teardown: TeardownLine | undefined;
  let reader: OutcomeReader | undefined;
  let facts: FactGatherer | undefined;
  const baseline: BaselineLine[] = [];
  const grouping = new Grouping();
  for await (const line of lines) {
    const part = grouping.add(line);
    if (part?.kind === 'run') {
      run = part.line;
      reader = outcomeReader(reading, run.undecided);
      facts = new FactGatherer(reader);
    }
    if (part?.kind === 'baseline') baseline.push(part.line);
    if (part?.kind === 'observation') facts?.observe(part.line, part.exchanges);
    if (part?.kind === 'operation') facts?.gather(part.record);
    if (part?.kind === 'teardown') teardown = part.line;
  }
  if (!run || !facts || !reader)
    throw new RolecallError(
      'bad-usage',
      'the journal is empty: the run was cut off before anything was written down, so start it anew',
    );
  return { run, facts, reader, baseline, teardown };
}

/** The second pass: the verdicts, operation by operation as they were settled. */
export async function* judge(lines: Lines, { run, facts, reader }: Survey): AsyncGenerator<Judged> {
  const grouping = new Grouping();
  for await (const line of lines) {
    const part = grouping.add(line);
    if (part?.kind === 'operation') yield* examine(part.record, { run, facts, reader });
  }
}
