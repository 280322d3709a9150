import { printable } from '../printable.ts';

/** A value with every text and name in it printable. Commands stay as they are: a shell has quoted them already. */
export function allPrintable(value: unknown): unknown {
  if (typeof value === 'string') return printable(value);
  if (Array.isArray(value)) return value.map(allPrintable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [printable(name), name === 'pair' ? inner : allPrintable(inner)]),
  );
}
