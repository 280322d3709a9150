import type { Operation } from '../../model/operation.ts';
import { matchSegments, nameless, type RuleKey } from './rule-key.ts';

/** Finds the operations that a key means. */
export interface OperationIndex {
  readonly operations: readonly Operation[];
  /** In the document's order. */
  readonly matching: (key: RuleKey) => readonly Operation[];
  /** The operation that the id of an operation or a scenario speaks of, and what follows it: principal and axes. */
  readonly mentioned: (id: string) => Mention | undefined;
  /** What an operation may be called, for "did you mean". */
  readonly names: readonly string[];
}

/** An operation, and what follows it in the id of a scenario. */
interface Mention {
  readonly operation: Operation;
  readonly rest: string;
}

/** Looks operations up by `METHOD /path`, operationId, tag and glob. */
export function operationIndex(operations: readonly Operation[]): OperationIndex {
  const byPath = Map.groupBy(operations, ({ method, path }) => `${method} ${nameless(path)}`);
  const byOperationId = Map.groupBy(operations, ({ operationId }) => operationId);
  const byTag = new Map<string, Operation[]>();
  for (const operation of operations) {
    for (const tag of new Set(operation.tags)) {
      const tagged = byTag.get(tag);
      if (tagged) tagged.push(operation);
      else byTag.set(tag, [operation]);
    }
  }
  const matching = (key: RuleKey): readonly Operation[] => {
    switch (key.kind) {
      case 'operation':
        return byPath.get(`${key.method} ${key.path}`) ?? [];
      case 'operationId':
        return byOperationId.get(key.operationId) ?? [];
      case 'tag':
        return byTag.get(key.tag) ?? [];
      case 'glob':
        return operations.filter(
          ({ method, path }) =>
            (key.method === '*' || key.method === method) &&
            matchSegments(key.segments, nameless(path).split('/').slice(1)),
        );
      default:
        return key satisfies never;
    }
  };
  return {
    operations,
    matching,
    mentioned: (id) => {
      const words = id.split(' ');
      // A path template may hold a blank: the longest beginning that is an operation wins.
      for (let count = words.length; count > 0; count -= 1) {
        const name = words.slice(0, count).join(' ');
        const operation = (byPath.get(nameless(name)) ?? byOperationId.get(name))?.[0];
        if (operation) return { operation, rest: words.slice(count).join(' ') };
      }
      return undefined;
    },
    names: operations.flatMap(({ id, operationId }) => (operationId === undefined ? [id] : [id, operationId])),
  };
}
