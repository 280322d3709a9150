import { isMapping, listOf, type Mapping, mappingOf } from './record.ts';

/** The property that says which branch is meant, and the value that means each of them, in the order of the branches. */
export interface Discriminator {
  readonly propertyName: string;
  readonly names: readonly (string | undefined)[];
}

/**
 * A normalised schema with its discriminator: where it chooses, branches may overlap, which `oneOf` would not allow
 * (every branch of Ory's login takes the others' bodies). The names guide samples; validators ignore them.
 */
export function discriminated(written: Mapping, schema: Mapping, overlap: boolean): Mapping {
  const { discriminator } = written;
  const property = isMapping(discriminator) ? discriminator['propertyName'] : undefined;
  const keyword = written['oneOf'] === undefined ? 'anyOf' : 'oneOf';
  const branches = listOf(written[keyword]);
  if (typeof property !== 'string' || branches.length === 0 || (keyword === 'oneOf' && 'anyOf' in schema))
    return schema;
  const mapping = mappingOf(mappingOf(discriminator)['mapping']);
  const names = branches.map((branch) => nameOf(mappingOf(branch)['$ref'], mapping));
  const chosen: Discriminator = { propertyName: property, names };
  const { oneOf, ...rest } = schema;
  const loose = overlap && oneOf !== undefined ? { ...rest, anyOf: oneOf } : schema;
  return { ...loose, discriminator: chosen };
}

/** The mapping's key for the branch, else the name of its schema: OpenAPI 3.0.3 §4.7.25. */
function nameOf(reference: unknown, mapping: Mapping): string | undefined {
  if (typeof reference !== 'string') return undefined;
  const last = reference.slice(reference.lastIndexOf('/') + 1);
  return Object.keys(mapping).find((key) => mapping[key] === reference || mapping[key] === last) ?? last;
}

/** The discriminator of a normalised schema; `undefined` where it has none. */
export function discriminatorOf(value: unknown): Discriminator | undefined {
  const { propertyName, names } = mappingOf(value);
  if (typeof propertyName !== 'string') return undefined;
  return { propertyName, names: listOf(names).map((name) => (typeof name === 'string' ? name : undefined)) };
}

/** Whether a discriminator stands anywhere in a normalised schema. */
export function isDiscriminated(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isDiscriminated);
  if (!isMapping(value)) return false;
  return discriminatorOf(value['discriminator']) !== undefined || Object.values(value).some(isDiscriminated);
}
