import type { Fixture } from '../model/call.ts';
import type { Contract } from '../model/contract.ts';
import { evaluate } from '../model/evaluate.ts';
import type { Link, Operation } from '../model/operation.ts';
import type { Place } from '../model/place.ts';
import type { RuntimeExpression } from '../model/runtime-expression.ts';
import { dangerOf } from './danger.ts';
import { pathBeginning, withoutNames } from './path-beginning.ts';
import { callOn, makesIt, operationOn } from './resource-calls.ts';
import { resourceName } from './resource-name.ts';

/** A value that a link says is kept of an answer, for all paths that begin alike. */
interface Kept {
  readonly beginning: string;
  readonly parameter: string;
  readonly from: RuntimeExpression;
  readonly place: Place;
}

/**
 * The fixtures that links of the document declare: where no scenario file keeps what a path needs, they make it. Only what
 * makes something, what somebody may call, and what needs nothing that nobody makes.
 */
export function linkedFixtures(contract: Contract): readonly Fixture[] {
  let known = memo.get(contract);
  if (!known) memo.set(contract, (known = usable(contract, [...fixturesOf(contract)])));
  return known;
}

/** The same for every operation of a contract. */
const memo = new WeakMap<Contract, readonly Fixture[]>();

function* fixturesOf(contract: Contract): Generator<Fixture> {
  const makers = contract.documented.filter((each) => each.links && mayBeMade(contract, each));
  if (makers.length === 0) return;
  const targets = targetsOf(contract);
  const names = takenNames(contract);
  const beginnings = new Set<string>();
  for (const make of makers) {
    const kept = [...keptOf(make, targets)].filter(
      ({ beginning, from }) => !beginnings.has(beginning) && isAnswered(contract, make, from),
    );
    const [first] = kept;
    if (!first) continue;
    for (const { beginning } of kept) beginnings.add(beginning);
    yield fixtureOf(contract, { make, kept, first, names });
  }
}

function mayBeMade(contract: Contract, operation: Operation): boolean {
  const { method } = operation;
  if ((method !== 'POST' && method !== 'PUT') || dangerOf(contract, operation) !== 'run') return false;
  return contract.principals.some(({ name, roles }) => {
    const decision = contract.decide(operation, name === 'anonymous' ? 'anonymous' : roles);
    return (decision?.access ?? 'allow') === 'allow';
  });
}

/** The embedded API answers what the document shows: what is missing there would never come. */
function isAnswered({ harmless, schemas }: Contract, make: Operation, from: RuntimeExpression): boolean {
  if (!harmless) return true;
  const [media] = [...make.responses].flatMap(([status, offered]) => (status.startsWith('2') ? offered : []));
  const { schema, examples = [] } = media ?? {};
  const made = schema === undefined ? undefined : schemas.sample(schema, { seed: 1, direction: 'response' })?.value;
  const body = JSON.stringify(examples[0] ?? made ?? null);
  const request = { method: make.method, target: make.path, headers: [], body: undefined };
  const answer = { kind: 'response', status: 201, headers: {}, body, truncated: false } as const;
  return evaluate(from, { request, template: make.path, answer }) !== undefined;
}

function* keptOf(make: Operation, targetOf: (link: Link) => Operation | undefined): Generator<Kept> {
  const needed = new Set(parametersOf(make).map((name) => pathBeginning(make.path, name)));
  const seen = new Set<string>();
  for (const link of make.links ?? []) {
    const target = targetOf(link);
    for (const [parameter, from] of target ? link.parameters : []) {
      const beginning = pathBeginning(target?.path ?? '', parameter);
      // What the request itself names is not made by it.
      if (beginning === undefined || seen.has(beginning) || needed.has(beginning)) continue;
      if (!('of' in from) || from.of !== 'response') continue;
      if (link.status !== '201' && !makesIt(make, beginning)) continue;
      seen.add(beginning);
      yield { beginning, parameter, from, place: link.place };
    }
  }
}

function fixtureOf(
  contract: Contract,
  {
    make,
    kept,
    first,
    names,
  }: { readonly make: Operation; readonly kept: readonly Kept[]; readonly first: Kept; readonly names: Set<string> },
): Fixture {
  const own = kept.find(({ beginning }) => makesIt(make, beginning)) ?? first;
  const name = free(resourceName(own.beginning), names);
  const linked = new Map(
    kept.map(({ beginning, parameter }) => [
      beginning,
      free(parameter.replaceAll(/[^\w-]+/g, '-'), names, `${resourceName(beginning)}-`),
    ]),
  );
  const ownName = linked.get(own.beginning) ?? '';
  const removal = makesIt(make, own.beginning) ? operationOn(contract, 'DELETE', own.beginning) : undefined;
  const read = operationOn(contract, 'GET', own.beginning);
  const request = { parameters: {}, cases: {}, success: [], danger: undefined };
  return {
    name,
    place: own.place,
    as: 'owner',
    make: { operation: make, documented: make, request, as: undefined, place: own.place },
    keep: new Map(kept.map(({ beginning, from }) => [linked.get(beginning) ?? '', from])),
    undo: removal && callOn(removal, ownName),
    witness: read && { call: callOn(read, ownName), ignore: [] },
    needs: [],
    linked,
  };
}

/** Those whose own path is filled: what needs a resource that nobody makes would only stand in the way of the request. */
function usable(contract: Contract, all: readonly Fixture[]): readonly Fixture[] {
  const found = new Set<Fixture>();
  const filled = ({ make: { operation } }: Fixture): boolean =>
    operation.parameters
      .filter(({ in: place, name }) => place === 'path' && operation.path.includes(`{${name}}`))
      .every(
        ({ name, examples }) =>
          examples.length > 0 ||
          Object.hasOwn(contract.request(operation).parameters, name) ||
          [...contract.fixtures.values()].some(({ keep }) => keep.has(name)) ||
          [...found].some(({ linked }) => linked?.has(pathBeginning(operation.path, name) ?? '')),
      );
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const fixture of all) if (filled(fixture)) found.add(fixture);
  }
  return all.filter((fixture) => found.has(fixture));
}

function targetsOf({ documented }: Contract): (link: Link) => Operation | undefined {
  const byId = new Map(documented.map((each) => [each.operationId, each]));
  const byPath = new Map(documented.map((each) => [`${each.method} ${withoutNames(each.path)}`, each]));
  return ({ to }) =>
    'operationId' in to ? byId.get(to.operationId) : byPath.get(`${to.method} ${withoutNames(to.path)}`);
}

/** Of fixtures, and of what they and steps keep. */
function takenNames({ fixtures, steps }: Contract): Set<string> {
  const kept = [...fixtures.values(), ...[...steps.values()].flat()].flatMap(({ keep }) => [...keep.keys()]);
  return new Set([...fixtures.keys(), ...kept]);
}

function free(name: string, taken: Set<string>, prefix = ''): string {
  const wanted = taken.has(name) ? `${prefix}${name}` : name;
  let found = wanted;
  for (let number = 2; taken.has(found); number++) found = `${wanted}-${number}`;
  taken.add(found);
  return found;
}

function parametersOf({ parameters }: Operation): string[] {
  return parameters.filter(({ in: place }) => place === 'path').map(({ name }) => name);
}
