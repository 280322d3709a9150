import type { Axis } from '../model/axes.ts';

/** A list of faults with one more: scenarios keep their list until their operation is judged, and share a few of them. */
export function withFault(faults: readonly Axis[], fault: Axis): readonly Axis[] {
  let longer = known.get(faults);
  if (!longer) known.set(faults, (longer = new Map()));
  let list = longer.get(fault);
  if (!list) longer.set(fault, (list = [...faults, fault]));
  return list;
}

const known = new WeakMap<readonly Axis[], Map<Axis, readonly Axis[]>>();
