import { placeholder } from './placeholders.ts';

/** How one value becomes text. */
export type Write = (value: unknown) => string;

/** What a parameter's value consists of; a placeholder is one value. */
export type Pieces =
  | { readonly kind: 'one'; readonly value: unknown }
  | { readonly kind: 'items'; readonly items: readonly unknown[] }
  | { readonly kind: 'properties'; readonly properties: readonly (readonly [name: string, value: unknown])[] };

/** Takes a value apart, one level deep. */
export function pieces(value: unknown): Pieces {
  if (placeholder(value) !== undefined || typeof value !== 'object' || value === null) return { kind: 'one', value };
  if (Array.isArray(value)) return { kind: 'items', items: value };
  return { kind: 'properties', properties: Object.entries(value) };
}

/** The pieces in one text; the names of properties belong to them: `R=100` where they are exploded, else `R,100`. */
export function joined(
  found: Pieces,
  { write, explode, between }: { readonly write: Write; readonly explode: boolean; readonly between: string },
): string {
  switch (found.kind) {
    case 'one':
      return write(found.value);
    case 'items':
      return found.items.map(write).join(between);
    case 'properties':
      return found.properties
        .map(([name, value]) => [write(name), write(value)].join(explode ? '=' : between))
        .join(between);
    default:
      return found satisfies never;
  }
}
