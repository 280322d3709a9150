import type { WorkItem } from '../model/conclusion.ts';
import type { Need, Work } from '../model/need.ts';
import type { VerdictRecord } from '../model/verdict.ts';

type Open = WorkItem['verdict'];

interface Group {
  need: Need;
  supply: string;
  verdict: Open;
  cells: number;
  readonly codes: Map<WorkItem['code'], number>;
  readonly operations: Set<string>;
}

/** Gathers open cells by what a person would do once to settle them. The order in which they come makes no difference. */
export class Worklist {
  readonly #groups = new Map<string, Group>();

  add({ operation, code, supply: own }: VerdictRecord, verdict: Open, work: Work | undefined): void {
    const { need, supply } = work ?? { need: { kind: 'other' as const }, supply: own ?? '' };
    const key = keyOf(need, supply);
    const group = this.#groups.get(key) ?? { need, supply, verdict, cells: 0, codes: new Map(), operations: new Set() };
    this.#groups.set(key, group);
    group.cells++;
    group.operations.add(operation);
    group.codes.set(code, (group.codes.get(code) ?? 0) + 1);
    if (verdict === 'inconclusive') group.verdict = verdict;
    if (supply < group.supply) Object.assign(group, { supply, need });
  }

  /** Most cells first. */
  items(): readonly WorkItem[] {
    return [...this.#groups]
      .toSorted(([left, one], [right, other]) => other.cells - one.cells || (left < right ? -1 : 1))
      .map(([, { need, supply, verdict, cells, codes, operations }]) => ({
        verdict,
        code: mostOf(codes),
        supply,
        need,
        cells,
        operations: [...operations].toSorted(),
      }));
  }
}

function keyOf(need: Need, supply: string): string {
  switch (need.kind) {
    case 'fixture':
      // One fixture serves every path that names its parameter; a bare {id} is another thing in each collection.
      return `fixture ${need.path.split('/').slice(-2).join('/')}`;
    case 'made':
      return `made ${need.fixture}`;
    case 'request':
      return `request ${need.recipe}`;
    case 'danger':
      return `danger ${need.operation}`;
    case 'token':
      return `token ${need.state}`;
    case 'other':
      return `other ${supply}`;
    default:
      return need satisfies never;
  }
}

function mostOf(codes: ReadonlyMap<WorkItem['code'], number>): WorkItem['code'] {
  const [first] = [...codes].toSorted(([left, few], [right, many]) => many - few || (left < right ? -1 : 1));
  return first?.[0] ?? 'unexpected';
}
