import type { Direction } from '../../model/schemas.ts';
import { mappingOf } from './record.ts';
import { normalise, type Schema, type Surroundings } from './normalise.ts';
import type { RawDocument } from './raw-document.ts';

/** The normalised document of one direction: grows by the schemas that are asked for and all that they refer to. */
export interface Definitions {
  readonly root: { readonly $defs: Readonly<Record<string, Schema>> };
  /** The name under `$defs` of the schema at this pointer of the document. */
  readonly name: (pointer: string) => string;
}

/** Prepares schemas of a document for bodies that go in one direction. */
export function definitionsOf(
  document: RawDocument,
  direction: Direction,
  { overlap }: Pick<Surroundings, 'overlap'>,
): Definitions {
  const schemas: Record<string, Schema> = {};
  const names = new Map<string, string>();
  const waiting: { readonly name: string; readonly pointer: string }[] = [];

  const nameOf = (pointer: string): string => {
    const known = names.get(pointer);
    if (known !== undefined) return known;
    const name = `s${names.size}`;
    names.set(pointer, name);
    waiting.push({ name, pointer });
    return name;
  };

  const surroundings: Surroundings = {
    direction,
    overlap,
    siblings: document.dialect === '3.1',
    reference: (written) => {
      const part = document.followSchema({ value: { $ref: written }, pointer: '' });
      return part && part.pointer !== '' ? `#/$defs/${nameOf(part.pointer)}` : undefined;
    },
    look: (schema) => mappingOf(document.follow({ value: schema, pointer: '' })?.value),
  };

  return {
    root: { $defs: schemas },
    name: (pointer) => {
      const name = nameOf(pointer);
      // A queue and no recursion: chains of references may be thousands of schemas long.
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        try {
          schemas[next.name] = normalise(document.at(next.pointer).value, surroundings);
        } catch (cause) {
          // Nested deeper than the stack: without a definition the schema counts as unusable.
          if (!(cause instanceof RangeError)) throw cause;
        }
      }
      return name;
    },
  };
}
