import type {
  BaselineLine,
  ExchangeLine,
  JournalLine,
  ObservationLine,
  RunLine,
  TeardownLine,
} from '../model/journal.ts';
import type { OperationRecord } from './operation-record.ts';

/** A part of a journal that can be judged by itself. */
export type Part =
  | { readonly kind: 'run'; readonly line: RunLine }
  | { readonly kind: 'baseline'; readonly line: BaselineLine }
  | {
      readonly kind: 'observation';
      readonly line: ObservationLine;
      readonly exchanges: ReadonlyMap<string, ExchangeLine>;
    }
  | { readonly kind: 'operation'; readonly record: OperationRecord }
  | { readonly kind: 'teardown'; readonly line: TeardownLine };

/** Operations interleave in a journal: exchanges wait here until their operation is settled. */
export class Grouping {
  readonly #waiting = new Map<string, Map<string, ExchangeLine>>();

  /** `undefined`: the line waits for others. */
  add(line: JournalLine): Part | undefined {
    switch (line.type) {
      case 'run':
        return { kind: 'run', line };
      case 'baseline':
        return { kind: 'baseline', line };
      case 'exchange':
        this.#of(line.operation).set(line.id, line);
        return undefined;
      case 'observation':
        return { kind: 'observation', line, exchanges: this.#of(null) };
      case 'settled': {
        const exchanges = this.#of(line.operation);
        this.#waiting.delete(line.operation);
        return { kind: 'operation', record: { settled: line, exchanges } };
      }
      case 'resumed':
        // What was cut off is asked again as a whole.
        this.#waiting.clear();
        return undefined;
      case 'teardown':
        return { kind: 'teardown', line };
      default:
        return line satisfies never;
    }
  }

  #of(operation: string | null): Map<string, ExchangeLine> {
    const key = operation ?? '';
    const known = this.#waiting.get(key);
    if (known) return known;
    const exchanges = new Map<string, ExchangeLine>();
    this.#waiting.set(key, exchanges);
    return exchanges;
  }
}
