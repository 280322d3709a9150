import type { CellLine, ExchangeLine, SettledLine } from '../model/journal.ts';

/** Everything that the journal holds about one operation, complete. */
export interface OperationRecord {
  readonly settled: SettledLine;
  readonly exchanges: ReadonlyMap<string, ExchangeLine>;
}

/** The exchange that counts for a cell: the last one. */
export function exchangeOf({ exchanges }: OperationRecord, cell: CellLine): ExchangeLine | undefined {
  const last = cell.exchanges.at(-1);
  return last === undefined ? undefined : exchanges.get(last);
}
