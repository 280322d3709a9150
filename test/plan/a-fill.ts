import type { Fill } from '../../src/model/fill.ts';

/** Fills open places: unique texts as told, kept values and attributes out of a table. */
export function aFill(unique: (prefix: string) => string, known: Readonly<Record<string, unknown>> = {}): Fill {
  return { unique, kept: (name) => known[name], owner: (name) => known[name], secret: (name) => `secret ${name}` };
}
