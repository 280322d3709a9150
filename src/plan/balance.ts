/** What stays together, and how long it takes. */
export interface Load {
  readonly name: string;
  readonly weight: number;
}

/**
 * Deals loads out to shards: the heaviest first, each to the shard that has least so far (longest processing time first,
 * Graham 1969: at most 4/3 of the best possible). Neither the order of the loads nor the machine makes a difference.
 * `begun`: what each shard has already.
 */
export function balance(loads: readonly Load[], begun: readonly number[]): ReadonlyMap<string, number> {
  const sums = [...begun];
  const dealt = new Map<string, number>();
  for (const { name, weight } of loads.toSorted(heaviestFirst)) {
    const least = sums.indexOf(Math.min(...sums));
    sums[least] = (sums[least] ?? 0) + weight;
    dealt.set(name, least);
  }
  return dealt;
}

function heaviestFirst(left: Load, right: Load): number {
  return right.weight - left.weight || (left.name < right.name ? -1 : 1);
}
