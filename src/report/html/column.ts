import type { AuditColumn } from '../../model/audit-data.ts';

/** A column of the page's cells: every text once, and its number for each cell. */
export class Column<Text extends string = string> {
  readonly #numbers = new Map<Text, number>();
  readonly #cells: number[];

  /** `before`: how many cells came without it. */
  constructor(none?: Text, before = 0) {
    if (none !== undefined) this.#numbers.set(none, 0);
    this.#cells = Array<number>(before).fill(0);
  }

  add(text: Text): void {
    let number = this.#numbers.get(text);
    if (number === undefined) this.#numbers.set(text, (number = this.#numbers.size));
    this.#cells.push(number);
  }

  column(): AuditColumn<Text> {
    return { texts: [...this.#numbers.keys()], cells: this.#cells };
  }
}
