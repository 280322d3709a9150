import type { Undecided } from '../model/contract.ts';
import type { CellLine, ExchangeLine, SettledLine } from '../model/journal.ts';
import type { OutcomeName } from '../model/outcome.ts';
import type { Attribution, Response } from '../model/signature.ts';
import { outcomeOf } from './outcome-of.ts';

/** What the judge asks of `attribute`, which it does not import. */
export interface Reading {
  readonly attribute: (response: Response) => Attribution;
  readonly meansLimit: (response: Response, undecided: readonly Undecided[]) => string | undefined;
}

/** Reads exchanges of one run. */
export interface OutcomeReader {
  /** With the declarations of `as`: a control is read with those of the cell that it stands for. */
  readonly outcome: (
    exchange: ExchangeLine,
    settled: Pick<SettledLine, 'success'>,
    as: Pick<CellLine, 'expected' | 'hides'>,
  ) => OutcomeName;
  /** The limit that a signature names, where one does. */
  readonly limit: (exchange: ExchangeLine) => string | undefined;
  /** Who answered, and why; `undefined` where nobody did. */
  readonly attribution: (exchange: ExchangeLine) => Attribution | undefined;
}

/** A reader for a run that declares these `undecided` answers. */
export function outcomeReader({ attribute, meansLimit }: Reading, undecided: readonly Undecided[]): OutcomeReader {
  // Asked for every cell that an exchange is read for, and dear: they go through all signatures. Many exchanges share an answer.
  const limits = new WeakMap<Response, string>();
  const limit = ({ answer }: ExchangeLine) => {
    if (answer.kind !== 'response') return undefined;
    let found = limits.get(answer);
    if (found === undefined) limits.set(answer, (found = meansLimit(answer, undecided) ?? ''));
    return found === '' ? undefined : found;
  };
  const attributions = new WeakMap<Response, Attribution>();
  return {
    limit,
    attribution: ({ answer }) => {
      if (answer.kind !== 'response') return undefined;
      let found = attributions.get(answer);
      if (!found) attributions.set(answer, (found = attribute(answer)));
      return found;
    },
    outcome: (exchange, { success }, { expected, hides }) =>
      outcomeOf(
        exchange.answer,
        { statuses: expected.statuses, hides, success },
        { notes: exchange.notes, limit: limit(exchange) },
      ),
  };
}
