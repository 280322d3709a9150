import { cutHalfLine } from '../execute/cut-half-line.ts';
import { readJournal } from '../execute/journal-reader.ts';
import type { RunLine } from '../model/journal.ts';
import { RolecallError } from '../model/rolecall-error.ts';

/** What the journal of a run says about how far it came. */
export interface BegunRun {
  readonly run: RunLine;
  /** Operations that need not be run again. */
  readonly settled: ReadonlySet<string>;
  /** Exchanges that it holds, those of operations that were cut off included. */
  readonly requests: number;
  /** Operations whose cells of the baseline it holds. */
  readonly baseline: ReadonlySet<string>;
  /** It was not cut off among them: what it is held against is in it, whatever the file says by now. */
  readonly isHeld: boolean;
  /** It ended by itself: there is nothing to resume. */
  readonly complete: boolean;
}

/** Reads how far a run came, and takes off the line in which it was cut off: what is counted here stays. */
export async function begunRun(folder: string): Promise<BegunRun> {
  await cutHalfLine(folder);
  let run: RunLine | undefined;
  let requests = 0;
  let complete = false;
  let isHeld = false;
  const settled = new Set<string>();
  const baseline = new Set<string>();
  for await (const line of readJournal(folder, { own: false })) {
    if (line.type === 'run') run = line;
    if (line.type === 'exchange') requests++;
    if (line.type === 'settled') settled.add(line.operation);
    if (line.type === 'baseline') baseline.add(line.operation);
    else if (line.type !== 'run' && line.type !== 'resumed') isHeld = true;
    complete = line.type === 'teardown' && !line.interrupted;
  }
  if (run) return { run, settled, requests, baseline, isHeld, complete };
  throw new RolecallError(
    'bad-usage',
    `the run of ${folder} was interrupted before anything was written down: start anew, without --resume`,
  );
}
