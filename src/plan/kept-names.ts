import type { Fixture } from '../model/call.ts';
import type { Contract } from '../model/contract.ts';
import type { Operation } from '../model/operation.ts';
import { pathBeginning } from './path-beginning.ts';

/** Under which name a fixture or a step keeps the value of a path parameter, by parameter. A declaration goes before a link. */
export function keptNames(
  { steps }: Contract,
  operation: Operation,
  { fixtures, withSteps = false }: { readonly fixtures: readonly Fixture[]; readonly withSteps?: boolean },
): ReadonlyMap<string, string> {
  const declared = new Set(fixtures.filter(({ linked }) => !linked).flatMap(({ keep }) => [...keep.keys()]));
  if (withSteps) for (const { keep } of [...steps.values()].flat()) for (const name of keep.keys()) declared.add(name);
  const names = new Map<string, string>();
  for (const { in: place, name } of operation.parameters) {
    const beginning = place === 'path' ? pathBeginning(operation.path, name) : undefined;
    if (beginning === undefined) continue;
    const kept = declared.has(name)
      ? name
      : fixtures.find(({ linked }) => linked?.has(beginning))?.linked?.get(beginning);
    if (kept !== undefined) names.set(name, kept);
  }
  return names;
}
