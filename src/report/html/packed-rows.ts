import type { PackedRows, PackedTemplate } from '../../model/audit-data.ts';

/** Texts with the same between their words stand together, the words in columns: a column compresses far better than rows do. */
export function packedRows(texts: Iterable<string>): PackedRows {
  const templates = new Map<string, Template>();
  const rows: number[] = [];
  for (const text of texts) {
    // Odd places hold words. Narrow ones, so that numbers and digits of ids stand apart from what they are part of.
    const parts = text.split(/([A-Za-z0-9]+)/);
    const between = parts.filter((_, index) => index % 2 === 0);
    // A letter stands in none of them.
    const key = between.join('a');
    let template = templates.get(key);
    if (!template) templates.set(key, (template = new Template(templates.size, between)));
    template.add(parts);
    rows.push(template.number);
  }
  return { templates: [...templates.values()].map((template) => template.packed()), rows };
}

class Template {
  readonly number: number;
  readonly #between: readonly string[];
  readonly #columns: readonly string[][];

  constructor(number: number, between: readonly string[]) {
    this.number = number;
    this.#between = between;
    this.#columns = between.slice(1).map(() => []);
  }

  add(parts: readonly string[]): void {
    for (const [index, column] of this.#columns.entries()) column.push(parts[2 * index + 1] ?? '');
  }

  packed(): PackedTemplate {
    const seen = new Map<string, number>();
    const words = this.#columns.map((column, index) => {
      const [first = ''] = column;
      if (column.every((word) => word === first)) return [first] as const;
      const text = column.join(' ');
      const known = seen.get(text);
      if (known === undefined) seen.set(text, index);
      return known ?? text;
    });
    return { between: this.#between, words };
  }
}
