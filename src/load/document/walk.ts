import type { Schema } from './normalise.ts';

/** What is known on the way through a schema and a value. */
export interface Walk {
  readonly definitions: Readonly<Record<string, Schema>>;
  /** Keywords of JSON Schema 2020-12 count; to older versions they say nothing. */
  readonly modern: boolean;
  /** References followed since the last step into the value. */
  readonly hops: number;
}

/** Thrown where a schema says what cannot be told by reading it. */
export class Unsure extends Error {}

/** Longer chains of references that take no step into the value lead in circles. */
const mostHops = 50;

/** The definition that a reference means, and the walk to it. */
export function followed(reference: unknown, walk: Walk): { readonly target: Schema; readonly walk: Walk } {
  const target = walk.definitions[String(reference).slice('#/$defs/'.length)];
  if (target === undefined || walk.hops > mostHops) throw new Unsure();
  return { target, walk: { ...walk, hops: walk.hops + 1 } };
}
