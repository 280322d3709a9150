import { isMapping, listOf, type Mapping, mappingOf } from '../document/record.ts';

/** Text from a query or form as the type that the schema gives it; text that does not spell one stays text. */
export function typed(value: unknown, schema: Mapping): unknown {
  if (Array.isArray(value)) return value.map((item) => typed(item, mappingOf(schema['items'])));
  if (isMapping(value)) {
    const properties = mappingOf(schema['properties']);
    return Object.fromEntries(
      Object.entries(value).map(([name, child]) => [name, typed(child, mappingOf(properties[name]))]),
    );
  }
  if (typeof value !== 'string') return value;
  const types = typeof schema['type'] === 'string' ? [schema['type']] : listOf(schema['type']);
  if (types.includes('string')) return value;
  if (types.includes('array')) return [typed(value, mappingOf(schema['items']))];
  const isNumber = types.includes('integer') || types.includes('number');
  if (isNumber && /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(value)) return Number(value);
  if (types.includes('boolean') && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}
