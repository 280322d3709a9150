import { isDeepStrictEqual } from 'node:util';
import { isMapping, listOf, type Mapping, mappingOf, stringsOf } from '../record.ts';

/** One schema that asks for all that both ask for, as far as making a value goes. */
export function mergeSchemas(first: Mapping, second: Mapping): Mapping {
  const merged: Record<string, unknown> = { ...first };
  for (const [keyword, value] of Object.entries(second)) {
    const known = merged[keyword];
    merged[keyword] = known === undefined ? value : (mergers[keyword] ?? latter)(known, value);
  }
  return merged;
}

type Merge = (first: unknown, second: unknown) => unknown;

const latter: Merge = (_first, second) => second;
const former: Merge = (first) => first;
const both: Merge = (first, second) => (isDeepStrictEqual(first, second) ? first : { allOf: [first, second] });
const greater: Merge = (first, second) => Math.max(Number(first), Number(second));
const smaller: Merge = (first, second) => Math.min(Number(first), Number(second));

const mergers: Readonly<Record<string, Merge>> = {
  type: commonTypes,
  enum: (first, second) =>
    listOf(first).filter((value) => listOf(second).some((other) => isDeepStrictEqual(value, other))),
  required: (first, second) => [...new Set([...stringsOf(first), ...stringsOf(second)])],
  properties: (first, second) => {
    const merged: Record<string, unknown> = { ...mappingOf(first) };
    for (const [name, schema] of Object.entries(mappingOf(second))) {
      merged[name] = name in merged ? both(merged[name], schema) : schema;
    }
    return merged;
  },
  items: both,
  additionalProperties: both,
  minimum: greater,
  exclusiveMinimum: greater,
  minLength: greater,
  minItems: greater,
  minProperties: greater,
  maximum: smaller,
  exclusiveMaximum: smaller,
  maxLength: smaller,
  maxItems: smaller,
  maxProperties: smaller,
  examples: former,
  default: former,
};

function commonTypes(first: unknown, second: unknown): unknown {
  const others = typesOf(second);
  const common = typesOf(first).flatMap((type) => {
    if (others.includes(type)) return [type];
    if (type === 'number' && others.includes('integer')) return ['integer'];
    return type === 'integer' && others.includes('number') ? ['integer'] : [];
  });
  return common.length === 1 ? common[0] : common;
}

/** The types that a schema allows by name; none where it says nothing. */
function typesOf(type: unknown): readonly string[] {
  return typeof type === 'string' ? [type] : stringsOf(type);
}

/** The type to make a value of: the one named, else the one that the other keywords are about. */
export function likelyTypes(schema: Mapping): readonly string[] {
  const named = typesOf(schema['type']);
  if (named.length > 0) return named.length > 1 ? named.filter((type) => type !== 'null') : named;
  for (const [type, keywords] of Object.entries(tellTales)) {
    if (keywords.some((keyword) => keyword in schema)) return [type];
  }
  return isMapping(schema) && Object.keys(schema).length > 0 ? ['string'] : [];
}

const tellTales = {
  object: ['properties', 'required', 'additionalProperties', 'minProperties', 'patternProperties'],
  array: ['items', 'minItems', 'prefixItems', 'uniqueItems'],
  string: ['pattern', 'minLength', 'maxLength', 'format'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
} as const;
