import type { Fixture } from '../model/call.ts';
import type { Contract } from '../model/contract.ts';
import type { Operation } from '../model/operation.ts';
import { pathBeginning, withoutNames } from './path-beginning.ts';
import { recordOf } from './record.ts';
import { callOn, makesIt, operationOn } from './resource-calls.ts';
import { collectionOf, resourceName, singular } from './resource-name.ts';

/** What could make the resource that a path parameter names. A guess: it is shown and drafted, and never used unasked. */
export interface InferredFixture {
  readonly fixture: Fixture;
  /** Property of the answer that fills the parameter: `id`, `data.id`. */
  readonly property: string;
}

/** Finds the POST of the collection before a path parameter whose documented answer has a property for it. */
export function inferredFixture(
  contract: Contract,
  operation: Operation,
  parameter: string,
): InferredFixture | undefined {
  const beginning = pathBeginning(operation.path, parameter);
  if (beginning === undefined) return undefined;
  for (const make of producersOf(contract, beginning)) {
    const path = propertyIn(contract, make, { parameter, beginning });
    if (!path) continue;
    const [removal, read] = [operationOn(contract, 'DELETE', beginning), operationOn(contract, 'GET', beginning)];
    const { place } = make;
    const request = { parameters: {}, cases: {}, success: [], danger: undefined };
    const fixture: Fixture = {
      name: resourceName(beginning),
      place,
      as: 'owner',
      make: { operation: make, documented: make, request, as: undefined, place },
      keep: new Map([[parameter, { kind: 'body', of: 'response', pointer: `/${path.join('/')}` }]]),
      undo: removal && callOn(removal, parameter),
      witness: read && { call: callOn(read, parameter), ignore: [] },
      needs: [],
    };
    return { fixture, property: path.join('.') };
  }
  return undefined;
}

/** The collection itself first; else the one other place where such a resource is made. */
function producersOf({ documented }: Contract, beginning: string): readonly Operation[] {
  const collection = beginning.replace(/\/?\{\}$/, '');
  const makers = documented.filter((each) => makesIt(each, beginning));
  const own = makers.filter(({ path }) => withoutNames(path).replace(/\/$/, '') === collection);
  // What lies below the resource needs one of it, and makes something else.
  const others = makers.filter(({ path }) => !withoutNames(path).startsWith(beginning));
  return own.length > 0 || others.length > 1 ? own : others;
}

function propertyIn(
  { schemas }: Contract,
  make: Operation,
  { parameter, beginning }: { readonly parameter: string; readonly beginning: string },
): readonly string[] | undefined {
  const names = namesFor(parameter, beginning);
  const resource = singular(collectionOf(beginning) ?? 'resource');
  const inner = Object.fromEntries(names.map((name) => [name, 0]));
  const wrappers = [...new Set(['data', resource, 'result', 'item', 'attributes'])];
  const along = { ...Object.fromEntries(wrappers.map((name) => [name, inner])), ...inner };
  for (const [status, offered] of make.responses) {
    const schema = /^2(?:\d\d|XX)$/i.test(status) ? offered.find(({ type }) => /json/i.test(type))?.schema : undefined;
    if (schema === undefined) continue;
    const properties = recordOf(schemas.shape(schema, along)['properties']);
    const own = names.find((name) => name in properties);
    if (own !== undefined) return [own];
    for (const wrapper of wrappers) {
      const wrapped = recordOf(recordOf(properties[wrapper])['properties']);
      const found = names.find((name) => name in wrapped);
      if (found !== undefined) return [wrapper, found];
    }
  }
  return undefined;
}

/** What the answer may call it: as the parameter, the same without the resource before it, or plainly `id`. */
function namesFor(parameter: string, beginning: string): readonly string[] {
  const resource = singular(collectionOf(beginning) ?? '');
  const rest = plain(parameter).startsWith(plain(resource))
    ? parameter.slice(lengthOf(parameter, plain(resource).length))
    : parameter;
  const bare = rest.replace(/^[^A-Za-z\d]+/, '');
  const short = bare.slice(0, 1).toLowerCase() + bare.slice(1);
  const isId = /(?:id|uuid|guid)$/i.test(parameter) || short === '';
  return [...new Set([parameter, short, ...(isId ? ['id', 'uuid', '_id'] : [])])].filter((name) => name !== '');
}

/** How long a beginning of a name is that has so many letters and digits. */
function lengthOf(name: string, letters: number): number {
  const [beginning = ''] = new RegExp(`^(?:[^A-Za-z\\d]*[A-Za-z\\d]){${letters}}`).exec(name) ?? [];
  return beginning.length;
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z\d]/g, '');
}
