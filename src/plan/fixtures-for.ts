import type { Call, Fixture } from '../model/call.ts';
import type { Contract, RequestDeclaration } from '../model/contract.ts';
import type { Operation } from '../model/operation.ts';
import { linkedFixtures } from './linked-fixtures.ts';
import { pathBeginning } from './path-beginning.ts';
import { placeholdersIn } from './placeholders.ts';

/** The fixtures that a request needs, each after those that it needs itself. */
export function fixturesFor(
  contract: Contract,
  operation: Operation,
  declaration: RequestDeclaration = contract.request(operation),
): readonly Fixture[] {
  if (contract.fixtures.size === 0 && linkedFixtures(contract).length === 0) return [];
  const found = new Set<Fixture>();
  const open = new Set<Fixture>();
  const add = (fixture: Fixture): void => {
    if (found.has(fixture) || open.has(fixture)) return;
    open.add(fixture);
    const { make, needs } = fixture;
    const request = requestOf(contract, make);
    for (const needed of wanted(contract, make.operation, { ...request, needs: [...needs, ...(request.needs ?? [])] }))
      if (needed !== fixture) add(needed);
    found.add(fixture);
  };
  for (const fixture of wanted(contract, operation, declaration)) add(fixture);
  return [...found];
}

/** What a call sends: what it says itself, and for the rest what its operation sends. */
export function requestOf(contract: Contract, { operation, documented, request }: Call): RequestDeclaration {
  const usual = contract.request(documented ?? operation);
  return {
    ...usual,
    ...request,
    parameters: { ...usual.parameters, ...request.parameters },
    success: [...usual.success, ...request.success],
    needs: usual.needs ?? [],
  };
}

function* wanted(contract: Contract, operation: Operation, declaration: RequestDeclaration): Generator<Fixture> {
  const { needs = [], parameters, body, cases, control, headers } = declaration;
  for (const name of needs) {
    const fixture = contract.fixtures.get(name);
    if (fixture) yield fixture;
  }
  const open = operation.parameters
    .filter((parameter) => parameter.in === 'path' && !Object.hasOwn(parameters, parameter.name))
    .map(({ name }) => name);
  const used = [...placeholdersIn([parameters, body, cases, control, headers])]
    .filter(({ kind }) => kind === 'kept')
    .map(({ name }) => name);
  for (const name of [...open, ...used]) {
    const keeper =
      keeperOf(contract, name, { path: operation.path, needs }) ?? linkedKeeper(contract, name, operation.path);
    if (keeper) yield keeper;
  }
}

/** Where no scenario file says it: the fixture that a link of the document makes for paths that begin so, or of which the name is used. */
function linkedKeeper(contract: Contract, name: string, path: string): Fixture | undefined {
  const beginning = pathBeginning(path, name);
  return linkedFixtures(contract).find(({ linked, keep }) =>
    beginning === undefined ? keep.has(name) : linked?.has(beginning),
  );
}

/** The fixture that keeps a value: one that is asked for by name, else one that is made at the path before the parameter, else the first. */
function keeperOf(
  { fixtures }: Contract,
  name: string,
  { path, needs }: { readonly path: string; readonly needs: readonly string[] },
): Fixture | undefined {
  const keepers = [...fixtures.values()].filter(({ keep }) => keep.has(name));
  const before = path.slice(0, path.indexOf(`/{${name}}`));
  return (
    keepers.find((fixture) => needs.includes(fixture.name)) ??
    keepers.find(({ make }) => make.operation.path === before) ??
    keepers[0]
  );
}
