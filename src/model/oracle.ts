import type { Severity } from './severities.ts';
import type { CellLine, ExchangeLine, RunLine, SettledLine } from './journal.ts';
import type { Response } from './signature.ts';
import type { VerdictRecord } from './verdict.ts';

/** An answer that refused, with the cell that got it and the verdict on that cell. */
export interface Refusal {
  readonly cell: CellLine;
  readonly verdict: VerdictRecord;
  readonly exchange: ExchangeLine;
  readonly response: Response;
}

/** The refusals of one settled operation, in the order in which they were asked for. */
export interface Refusals {
  readonly run: RunLine;
  readonly settled: SettledLine;
  /** All exchanges of the operation, by id. */
  readonly exchanges: ReadonlyMap<string, ExchangeLine>;
  readonly all: readonly Refusal[];
}

/** What an oracle saw: at most one for each cell. */
export interface Sighting {
  /** Id of the cell. */
  readonly cell: string;
  /** What in the answer shows it, as half a sentence. */
  readonly evidence: string;
  /** Id of the exchange that the answer was held against, where there is one. */
  readonly against?: string;
}

/** Looks at how a server refuses, whatever the verdict on who is refused; and at what it admits where it may do either. */
export interface Oracle {
  /** One sentence for help and reference: what it sees, with the source. */
  readonly summary: string;
  /** `info` is a note and never fails a run; anything graver is a finding. */
  readonly severity: Severity;
  /** How the title of its finding begins: `refusals leak a stack trace`. */
  readonly title: string;
  /** What to do about it. */
  readonly remedy: string;
  /** A pure function of one operation: neither the order of operations nor reading the journal again changes what it sees. */
  readonly look: (refusals: Refusals) => Iterable<Sighting>;
}

/** What rolecall.yaml says about an oracle: off with the reason, or of another severity. */
export type OracleSetting = { readonly off: string } | { readonly severity: Severity };
