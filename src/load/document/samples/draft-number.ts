import type { Mapping } from '../record.ts';

/** A small number within the limits; the nth of several that differ. */
export function draftNumber(schema: Mapping, nth: number): number {
  const whole = schema['type'] === 'integer' || (Array.isArray(schema['type']) && !schema['type'].includes('number'));
  const step = limit(schema['multipleOf']) ?? 1;
  const above = limit(schema['exclusiveMinimum']);
  const below = limit(schema['exclusiveMaximum']);
  const lowest = Math.max(
    limit(schema['minimum']) ?? -Infinity,
    above === undefined ? -Infinity : above + (whole ? 1 : Number.EPSILON),
  );
  const highest = Math.min(
    limit(schema['maximum']) ?? Infinity,
    below === undefined ? Infinity : below - (whole ? 1 : Number.EPSILON),
  );
  // Between limits closer than a whole step there is still their middle.
  const start = lowest > 1 || highest < 1 ? fromLimits(lowest, highest, whole) : 1;
  const aligned = schema['multipleOf'] === undefined ? start : Math.ceil(start / step) * step;
  return aligned + nth * step;
}

function fromLimits(lowest: number, highest: number, whole: boolean): number {
  if (whole) return Number.isFinite(lowest) ? Math.ceil(lowest) : Math.floor(highest);
  if (Number.isFinite(lowest) && Number.isFinite(highest))
    return Math.ceil(lowest) <= highest ? Math.ceil(lowest) : (lowest + highest) / 2;
  return Number.isFinite(lowest) ? Math.ceil(lowest) : Math.floor(highest);
}

function limit(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
