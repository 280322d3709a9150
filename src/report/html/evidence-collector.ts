import type { AuditEvidenceCell, PackedEvidence } from '../../model/audit-data.ts';
import type { ExchangeLine, RunLine } from '../../model/journal.ts';
import type { Judged } from '../../model/report.ts';
import type { VerdictRecord } from '../../model/verdict.ts';
import { toJson } from '../to-json.ts';
import { packedRows } from './packed-rows.ts';
import { pairOf } from './pair-of.ts';
import { shownId } from './shown-id.ts';

/** Gathers the evidence of one operation: every exchange once, whichever cells it is of. */
export class EvidenceCollector {
  readonly #run: RunLine;
  #operation: string | undefined;
  readonly #numbers = new Map<string, number>();
  readonly #exchanges: ExchangeLine[] = [];
  readonly #cells: AuditEvidenceCell[] = [];

  constructor(run: RunLine) {
    this.#run = run;
  }

  get isEmpty(): boolean {
    return this.#cells.length === 0;
  }

  /** Whether the cell is of the same operation. */
  takes({ verdict: { operation } }: Judged): boolean {
    return this.#operation === undefined || this.#operation === operation;
  }

  add(judged: Judged): void {
    const { verdict, fault, control, compared, witnesses = [], remedy } = judged;
    this.#operation = verdict.operation;
    this.#cells.push({
      verdict: withShownControl(verdict),
      // The control first: it is the one that was sent first, and like the others that it is of.
      control: control ? this.#numberOf(control) : null,
      fault: fault ? this.#numberOf(fault) : null,
      compared: [...(compared?.values() ?? [])].map((exchange) => this.#numberOf(exchange)),
      witnesses: witnesses.map((exchange) => this.#numberOf(exchange)),
      remedy: remedy ?? null,
      pair: pairOf(judged, this.#run),
    });
  }

  evidence(): PackedEvidence {
    return {
      exchanges: packedRows(this.#exchanges.values().map(toJson)),
      cells: packedRows(this.#cells.values().map(toJson)),
    };
  }

  #numberOf(exchange: ExchangeLine): number {
    const known = this.#numbers.get(exchange.id);
    if (known !== undefined) return known;
    this.#numbers.set(exchange.id, this.#exchanges.length);
    return this.#exchanges.push(exchange) - 1;
  }
}

/** The page finds the control by the id that it shows. */
function withShownControl(verdict: VerdictRecord): VerdictRecord {
  const { control, operation } = verdict;
  return control === null ? verdict : { ...verdict, control: shownId({ id: control, operation }).id };
}
