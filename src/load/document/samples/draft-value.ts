import { listOf, type Mapping, mappingOf, stringsOf } from '../record.ts';
import { draftNumber } from './draft-number.ts';
import { draftString } from './draft-string.ts';
import { deadEnd, type Drafting, type Position } from './drafting.ts';
import { flatten } from './flatten.ts';
import { likelyTypes } from './merge-schemas.ts';

/** The least value that a schema asks for: required properties only, no more items than it must. */
export function draftValue(written: unknown, drafting: Drafting, position: Position): unknown {
  for (let shift = 0, branches = 1; shift < branches; shift += 1) {
    if (!drafting.step()) return deadEnd;
    const flat = flatten(written, drafting, { entered: position.entered, shift });
    if (flat === deadEnd) return deadEnd;
    const value = draftFlat(flat.schema, drafting, { ...position, entered: flat.entered });
    if (value !== deadEnd) return value;
    branches = flat.branches;
  }
  return deadEnd;
}

function draftFlat(schema: Mapping, drafting: Drafting, position: Position): unknown {
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return draftChoice(schema['enum'], drafting, position);
  if (drafting.hints && position.nth === 0) {
    const hint = listOf(schema['examples'])[0] ?? schema['default'];
    if (hint !== undefined) return hint;
  }
  const types = likelyTypes(schema);
  // A schema that says nothing: an object as a whole body, a word as a property.
  if (types.length === 0) return position.word === '' ? {} : position.word;
  return draftType(types[types.length > 1 ? drafting.choose(types.length) : 0] ?? 'string', {
    schema,
    drafting,
    position,
  });
}

function draftType(
  type: string,
  {
    schema,
    drafting,
    position,
  }: { readonly schema: Mapping; readonly drafting: Drafting; readonly position: Position },
): unknown {
  switch (type) {
    case 'object':
      return draftObject(schema, drafting, position);
    case 'array':
      return draftArray(schema, drafting, position);
    case 'integer':
    case 'number':
      return draftNumber(schema, position.nth);
    case 'boolean':
      return position.nth % 2 === 1;
    case 'null':
      return null;
    default:
      return draftString(schema, { word: position.word, nth: position.nth, seed: drafting.seed });
  }
}

function draftChoice(values: readonly unknown[], drafting: Drafting, { nth }: Position): unknown {
  const stated = values.filter((value) => value !== null);
  const usable = stated.length > 0 ? stated : values;
  if (usable.length === 0) return deadEnd;
  return usable[(drafting.choose(Math.min(usable.length, 8)) + nth) % usable.length];
}

function draftObject(schema: Mapping, drafting: Drafting, position: Position): unknown {
  const properties = mappingOf(schema['properties']);
  const required = stringsOf(schema['required']);
  // The body itself may be empty; what stands in it must leave something to write.
  const least = drafting.filled && position.word !== '' && Object.keys(properties).length > 0 ? 1 : 0;
  const wanted = Math.max(Number(schema['minProperties'] ?? 0), least);
  const spare = Object.keys(properties).filter((name) => !required.includes(name));
  const names = [...required, ...spare.slice(0, Math.max(0, wanted - required.length))];
  for (let extra = 1; names.length < wanted; extra += 1) names.push(`property${extra}`);

  const object: Record<string, unknown> = {};
  for (const name of names) {
    const value = draftValue(propertySchema(schema, name), drafting, { ...position, word: name, nth: 0 });
    if (value === deadEnd) return deadEnd;
    // Not by assignment: `__proto__` is a name like any other.
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return object;
}

function propertySchema(schema: Mapping, name: string): unknown {
  const properties = mappingOf(schema['properties']);
  if (Object.hasOwn(properties, name)) return properties[name];
  const patterned = Object.entries(mappingOf(schema['patternProperties'])).find(([pattern]) => matches(pattern, name));
  return patterned?.[1] ?? (schema['additionalProperties'] === false ? {} : (schema['additionalProperties'] ?? {}));
}

function matches(pattern: string, name: string): boolean {
  try {
    return new RegExp(pattern).test(name);
  } catch {
    return false;
  }
}

const mostItems = 100;

function draftArray(schema: Mapping, drafting: Drafting, position: Position): unknown {
  const prefix = listOf(schema['prefixItems']);
  const length = Math.min(
    Math.max(Number(schema['minItems'] ?? 0), schema['contains'] !== undefined || drafting.filled ? 1 : 0),
    Math.min(mostItems, Number(schema['maxItems'] ?? mostItems)),
  );
  const items: unknown[] = [];
  for (let index = 0; index < length; index += 1) {
    const item = prefix[index] ?? schema['contains'] ?? schema['items'] ?? {};
    const value = draftValue(item, drafting, { ...position, nth: index });
    if (value === deadEnd) return deadEnd;
    items.push(value);
  }
  return items;
}
