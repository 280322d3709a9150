import { changesBetween } from '../judge/changes-between.ts';
import { compare } from '../judge/compare.ts';
import type { Comparison } from '../model/difference.ts';
import { chosenSide } from './chosen-side.ts';
import type { FoundSide } from './find-side.ts';

/** Two sides held against each other; of a baseline with several environments the one that is named. */
export function comparisonOf(
  before: FoundSide,
  after: FoundSide,
  { environment }: { readonly environment: string | undefined },
): Comparison {
  const left = chosenSide(before, { environment, other: after });
  const right = chosenSide(after, { environment, other: before });
  const whole = left.whole && right.whole && left.strategy === right.strategy;
  const sides = { before: left.standings, after: right.standings, whole };
  return { before: left.side, after: right.side, ...compare(sides), changes: () => changesBetween(sides) };
}
