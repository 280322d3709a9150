import { isMapping, listOf, type Mapping, mappingOf } from './record.ts';
import { regularExpression } from './regular-expression.ts';
import { followed, type Walk } from './walk.ts';

interface Reading {
  readonly walk: Walk;
  readonly holds: (schema: unknown, value: unknown, walk: Walk) => boolean;
}

/** The properties of a value that a schema, which holds, has something to say of: JSON Schema 2020-12, core, §11.3. */
export function evaluatedNames(schema: unknown, value: Mapping, reading: Reading): ReadonlySet<string> {
  if (!isMapping(schema)) return new Set();
  const own = Object.keys(value);
  if ('additionalProperties' in schema || 'unevaluatedProperties' in schema) return new Set(own);
  const names = new Set(Object.keys(mappingOf(schema['properties'])));
  for (const pattern of Object.keys(mappingOf(schema['patternProperties'])))
    for (const name of own) if (regularExpression(pattern, 'u').test(name)) names.add(name);
  if (schema['$ref'] !== undefined) {
    const { target, walk } = followed(schema['$ref'], reading.walk);
    for (const name of evaluatedNames(target, value, { ...reading, walk })) names.add(name);
  }
  for (const branch of applied(schema, value, reading))
    for (const name of evaluatedNames(branch, value, reading)) names.add(name);
  return names;
}

/** The schemas inside a schema that hold for the same value. */
function applied(schema: Mapping, value: Mapping, { walk, holds }: Reading): readonly unknown[] {
  const alternatives = [...listOf(schema['anyOf']), ...listOf(schema['oneOf'])];
  const dependent = Object.entries(mappingOf(schema['dependentSchemas'])).filter(([name]) => value[name] !== undefined);
  const condition = schema['if'] === undefined ? undefined : holds(schema['if'], value, walk);
  return [
    ...listOf(schema['allOf']),
    ...alternatives.filter((branch) => holds(branch, value, walk)),
    ...dependent.map(([, branch]) => branch),
    ...(condition === true ? [schema['if'], schema['then']] : []),
    ...(condition === false ? [schema['else']] : []),
  ];
}
