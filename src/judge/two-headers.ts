import type { CellLine, ExchangeLine } from '../model/journal.ts';
import type { Refusal, Refusals } from '../model/oracle.ts';

/** How a request with two Authorization headers was answered. */
export interface TwoHeaders {
  readonly cell: CellLine;
  readonly exchange: ExchangeLine;
  readonly status: number;
  readonly admitted: boolean;
  /** Where it was refused. */
  readonly refusal: Refusal | undefined;
}

/** Its three requests, of one principal and one recipe. */
export interface TriedHeaders {
  /** The working token first, an unknown one last. */
  readonly first: TwoHeaders;
  /** The other way round. */
  readonly last: TwoHeaders;
  /** The working one twice. */
  readonly alike: TwoHeaders | undefined;
}

/**
 * What an operation does with two Authorization headers; `undefined` where that says nothing: the usual request was not
 * admitted, an unknown token alone was not refused, or one of the orders is not told by its status alone.
 */
export function twoHeaders(refusals: Refusals): TriedHeaders | undefined {
  const { all, settled } = refusals;
  if (!all.some(({ cell }) => cell.at.token === 'unknown' && cell.faults.join() === 'token')) return undefined;
  for (const cell of settled.cells) {
    if (cell.at.token !== 'two-headers' || cell.expected.outcome !== 'either') continue;
    // A proxy on the client's side may hand on one of them: tinyproxy does, the last.
    if (refusals.run.addresses?.some(({ name, via }) => name === cell.at.address && via === 'proxy')) continue;
    const at = (token: string) =>
      settled.cells.find(
        (other) =>
          other.principal === cell.principal &&
          other.at.token === token &&
          Object.keys(other.axes).length === (token === 'valid' ? 0 : 1),
      );
    const answered = (token: string) => answerTo(at(token), refusals);
    const [valid, first, last] = ['valid', 'two-headers', 'two-headers-last'].map(answered);
    if (valid?.admitted && first && last) return { first, last, alike: answered('two-headers-alike') };
  }
  return undefined;
}

/** `undefined`: neither admitted nor refused. */
function answerTo(cell: CellLine | undefined, { all, exchanges, settled }: Refusals): TwoHeaders | undefined {
  const exchange = exchanges.get(cell?.exchanges.at(-1) ?? '');
  if (!cell || exchange?.answer.kind !== 'response') return undefined;
  const { status } = exchange.answer;
  const refusal = all.find((each) => each.cell === cell);
  const admitted = !refusal && ((status >= 200 && status < 300) || settled.success.includes(status));
  return admitted || refusal ? { cell, exchange, status, admitted, refusal } : undefined;
}
