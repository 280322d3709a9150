import { isMapping, listOf, mappingOf } from './record.ts';

/** Keywords whose value is data, in which `$ref` is no reference. */
const data = new Set(['example', 'default', 'enum', 'const', 'value', 'dataValue', 'examples']);

/** Keys whose value maps names: a property called `example`, a header called `x-rate-limit`. */
const names = new Set(
  'properties patternProperties dependentSchemas definitions $defs schemas parameters headers responses requestBodies securitySchemes securityDefinitions links callbacks content pathItems encoding'.split(
    ' ',
  ),
);

/** Every mapping of a tree that is a reference. A tree may hold parts more than once; each is visited once. */
export function* referencesIn(tree: unknown): Generator<Record<string, unknown>> {
  const seen = new Set<unknown>();
  const open = [{ node: tree, named: false }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, named } = next;
    if (typeof node !== 'object' || node === null || seen.has(node)) continue;
    seen.add(node);
    if (Array.isArray(node)) {
      for (const item of listOf(node)) open.push({ node: item, named: false });
      continue;
    }
    if (isReference(node)) yield node;
    for (const key of Object.keys(node)) {
      const value: unknown = Reflect.get(node, key);
      // Most of a document is texts: they are not worth a visit.
      if (typeof value !== 'object' || value === null) continue;
      if (named || !(data.has(key) || key.startsWith('x-')))
        open.push({ node: value, named: !named && names.has(key) });
      // Examples are data, but each of them may be a reference.
      else if (key === 'examples') yield* Object.values(mappingOf(value)).filter(isReference);
    }
  }
}

function isReference(node: unknown): node is Record<string, unknown> {
  return isMapping(node) && typeof node['$ref'] === 'string';
}
