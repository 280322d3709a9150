import type { Lag, SeenAddress } from '../model/conclusion.ts';
import type { CellLine, ExchangeLine, ObservationLine } from '../model/journal.ts';
import { exchangeOf, type OperationRecord } from './operation-record.ts';
import type { OutcomeReader } from './reading.ts';
import { shapeOf } from './shape.ts';

/** What the whole journal shows, whichever operation showed it. */
export interface Facts {
  /** Principals whose credential the server knows. */
  readonly recognised: ReadonlySet<string>;
  /** Principals whose `verify` read was admitted. */
  readonly verified: ReadonlySet<string>;
  /** The first pair of all got two different answers. */
  readonly unsteady: boolean;
  /** How long ended credentials went on working. */
  readonly lags: readonly Lag[];
  /** At which address the target saw each client, where it says so. */
  readonly addresses: readonly SeenAddress[];
}

/** Gathers facts as the journal grows: first pass of the judge, and the live display. */
export class FactGatherer implements Facts {
  readonly recognised = new Set<string>();
  readonly verified = new Set<string>();
  readonly lags: Lag[] = [];
  readonly addresses: SeenAddress[] = [];
  unsteady = false;
  readonly #reader: OutcomeReader;

  constructor(reader: OutcomeReader) {
    this.#reader = reader;
  }

  /** What was observed before the trials; `exchanges` holds those that belong to no operation. */
  observe(line: ObservationLine, exchanges: ReadonlyMap<string, ExchangeLine>): void {
    const outcome = (id: string | undefined) => {
      const exchange = id === undefined ? undefined : exchanges.get(id);
      return exchange && this.#reader.outcome(exchange, { success: [] }, plain);
    };
    if (line.kind === 'steady') {
      if (outcome(line.exchanges[0]) !== outcome(line.exchanges[1])) this.unsteady = true;
      return;
    }
    if (line.kind === 'address') {
      // Shards and resumed runs ask again: what was seen twice is shown once.
      if (!this.addresses.some(({ address, saw }) => address === line.address && saw === line.saw))
        this.addresses.push(line);
      return;
    }
    if (line.kind === 'lag') {
      this.#addLag(line);
      return;
    }
    if (outcome(line.exchange) !== 'admitted') return;
    this.verified.add(line.principal);
    if (outcome(line.missing) === 'refused' && outcome(line.unknown) === 'refused') this.recognised.add(line.principal);
  }

  /** Of the same credential the longest lag counts, whichever part of the run saw it. */
  #addLag(line: Lag): void {
    const before = this.lags.findIndex(({ principal, token }) => principal === line.principal && token === line.token);
    const known = this.lags[before];
    if (!known) this.lags.push(line);
    else if (isLonger(line, known)) this.lags[before] = line;
  }

  /** What one operation shows of the credentials: admitted or refused in another way than no token and an unknown one. */
  gather(record: OperationRecord): void {
    const { cells } = record.settled;
    const missing = this.#refusal(
      record,
      (cell) => cell.at.token === 'missing' && cell.at.case === undefined && cell.axes['address'] === undefined,
    );
    const unknown = this.#refusal(record, (cell) => cell.at.token === 'unknown' && cell.axes['address'] === undefined);
    if (!missing || !unknown || !isSteady(record, this.#reader)) return;
    const differs = hasSteadyShape(record) ? differsFrom : differsInStatus;
    for (const cell of cells) {
      if (!showsCredential(cell) || this.recognised.has(cell.principal)) continue;
      const exchange = exchangeOf(record, cell);
      if (!exchange) continue;
      const outcome = this.#reader.outcome(exchange, record.settled, cell);
      const told = outcome === 'refused' && differs(exchange, missing) && differs(exchange, unknown);
      if (outcome === 'admitted' || told) this.recognised.add(cell.principal);
    }
  }

  #refusal(record: OperationRecord, which: (cell: CellLine) => boolean): ExchangeLine | undefined {
    const cell = record.settled.cells.find(which);
    const exchange = cell && exchangeOf(record, cell);
    return exchange && this.#reader.outcome(exchange, record.settled, cell) === 'refused' ? exchange : undefined;
  }
}

function isLonger(left: Lag, right: Lag): boolean {
  return left.refused === right.refused ? left.ms > right.ms : !left.refused;
}

/** Whether the missing-token request, twice in a row, amounted to the same. Two outcomes are enough to doubt all others. */
export function isSteady({ settled, exchanges }: OperationRecord, reader: OutcomeReader): boolean {
  const [first, second] = settled.pair.map((id) => exchanges.get(id));
  if (!first || !second) return true;
  const declared = settled.cells.find(({ at }) => at.token === 'missing') ?? plain;
  return reader.outcome(first, settled, declared) === reader.outcome(second, settled, declared);
}

/** A refused address or case says nothing about the credential that came with it. */
function showsCredential({ at, axes, principal }: CellLine): boolean {
  return (
    principal !== 'anonymous' &&
    at.token === 'valid' &&
    axes['address'] === undefined &&
    axes['claims'] === undefined &&
    at.case === undefined
  );
}

const plain = { expected: { outcome: 'refused' as const, statuses: [], rule: '', ruleText: '' }, hides: false };

/** A body that is never the same twice, for a word in it that comes at random, tells nobody apart. */
function hasSteadyShape({ settled, exchanges }: OperationRecord): boolean {
  const [first, second] = settled.pair.map((id) => exchanges.get(id));
  return !first || !second || shapeOf(first.answer) === shapeOf(second.answer);
}

function differsFrom(left: ExchangeLine, right: ExchangeLine): boolean {
  return differsInStatus(left, right) || shapeOf(left.answer) !== shapeOf(right.answer);
}

function differsInStatus(left: ExchangeLine, right: ExchangeLine): boolean {
  return statusOf(left) !== statusOf(right);
}

function statusOf({ answer }: ExchangeLine): number {
  return answer.kind === 'response' ? answer.status : 0;
}
