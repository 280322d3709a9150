import { changeKindNames, type ChangeKind } from '../model/change-kinds.ts';
import type { Change, ChangeGroup, Difference } from '../model/difference.ts';

const mostExamples = 3;

type Became = Pick<Change, 'kind' | 'before' | 'after' | 'matrixToo'>;

interface Group extends Became {
  readonly callers: Set<string>;
  readonly operations: Set<string>;
  cells: number;
  examples: readonly string[];
}

/** Puts equal changes together, in whichever order they come: 500 operations that let the same roles in are one line. */
export class ChangeGroups {
  readonly #groups = new Map<string, Group>();
  readonly #counts = new Map<ChangeKind, number>();

  add({ kind, before, after, matrixToo, id, caller, operation }: Change): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
    const became = { kind, before, after, matrixToo };
    addTo(this.#groups, keyOf(became, caller), {
      ...became,
      callers: new Set([caller]),
      operations: new Set([operation]),
      cells: 1,
      examples: [id],
    });
  }

  difference({ whole, compared }: Pick<Difference, 'whole' | 'compared'>): Difference {
    // Callers to whom the same happened at the same operations stand together: a line holds for each of both.
    const together = new Map<string, Group>();
    for (const group of this.#groups.values())
      addTo(together, keyOf(group, [...group.operations].toSorted().join('\n')), group);
    const counts = Object.fromEntries(changeKindNames.map((kind) => [kind, this.#counts.get(kind) ?? 0]));
    return {
      whole,
      compared,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.fromEntries forgets that every kind is there
      counts: counts as Record<ChangeKind, number>,
      groups: [...together.values()].map(sorted).toSorted(inOrder),
    };
  }
}

function keyOf({ kind, before, after, matrixToo }: Became, by: string): string {
  return JSON.stringify([kind, before, after, matrixToo, by]);
}

function addTo(groups: Map<string, Group>, key: string, more: Group): void {
  const group = groups.get(key);
  if (!group) {
    groups.set(key, { ...more, callers: new Set(more.callers), operations: new Set(more.operations) });
    return;
  }
  for (const caller of more.callers) group.callers.add(caller);
  for (const operation of more.operations) group.operations.add(operation);
  group.cells += more.cells;
  // The first by name, not those that happened to settle first.
  const last = group.examples[mostExamples - 1];
  if (last === undefined || more.examples.some((id) => id < last))
    group.examples = [...group.examples, ...more.examples].toSorted().slice(0, mostExamples);
}

function sorted({ callers, operations, ...group }: Group): ChangeGroup {
  return { ...group, callers: [...callers].toSorted(), operations: [...operations].toSorted() };
}

function inOrder(left: ChangeGroup, right: ChangeGroup): number {
  const [first = ''] = left.examples;
  const gravity = changeKindNames.indexOf(left.kind) - changeKindNames.indexOf(right.kind);
  return gravity || right.cells - left.cells || (first < (right.examples[0] ?? '') ? -1 : 1);
}
