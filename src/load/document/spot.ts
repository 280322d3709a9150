import { isMapping, listOf } from './record.ts';

/** A step from a value into what it holds: one property of mappings, or all properties, items or names. */
export type Step = { readonly property: string } | 'properties' | 'items' | 'names';

/** The values at one place of a value: one, or all items of a list, because the same schema is about each of them. */
export interface Spot {
  readonly id: string;
  readonly values: readonly unknown[];
  /** What a step leads to; the same step leads to the same spot. */
  readonly below: (step: Step) => Spot;
}

/** The spot of a whole value. */
export function spotOf(values: readonly unknown[], id = '0'): Spot {
  const known = new Map<string, Spot>();
  return {
    id,
    values,
    below: (step) => {
      const key = typeof step === 'string' ? step : `=${step.property}`;
      const spot =
        known.get(key) ??
        spotOf(
          values.flatMap((value) => held(value, step)),
          `${id}.${known.size}`,
        );
      known.set(key, spot);
      return spot;
    },
  };
}

function held(value: unknown, step: Step): readonly unknown[] {
  if (step === 'items') return listOf(value);
  if (!isMapping(value)) return [];
  if (step === 'properties') return Object.values(value);
  if (step === 'names') return Object.keys(value);
  // As Ajv sees it: what a value inherits is there, too.
  const child = value[step.property];
  return child === undefined ? [] : [child];
}
