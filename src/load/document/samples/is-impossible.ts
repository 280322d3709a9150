import type { Schema } from '../normalise.ts';
import { isMapping, listOf, type Mapping, mappingOf, stringsOf } from '../record.ts';

/** The shortest texts of formats that validators know. */
const shortest: Readonly<Record<string, number>> = { uuid: 36, date: 10, 'date-time': 20, ipv4: 7 };

/**
 * Whether a schema certainly accepts nothing: limits that contradict each other, in it or in what it requires. Looking for
 * a value would try every way there is, and start a thread for the last of them.
 */
export function isImpossible(definitions: Readonly<Record<string, Schema>>, name: string): boolean {
  // While a schema is asked it counts as possible: one that contains itself may end with another branch.
  const known = new Map<unknown, boolean>();
  const isSo = (schema: unknown): boolean => {
    if (!isMapping(schema)) return schema === false;
    const before = known.get(schema);
    if (before !== undefined) return before;
    known.set(schema, false);
    const { $ref, allOf, anyOf, oneOf, type } = schema;
    const found =
      (typeof $ref === 'string' && isSo(definitions[$ref.slice('#/$defs/'.length)])) ||
      listOf(allOf).some(isSo) ||
      [listOf(anyOf), listOf(oneOf)].some((branches) => branches.length > 0 && branches.every(isSo)) ||
      (contradictions[String(type)]?.(schema, isSo) ?? false);
    known.set(schema, found);
    return found;
  };
  return isSo(definitions[name]);
}

/** By the only type that a schema allows. */
const contradictions: Readonly<Record<string, (schema: Mapping, isSo: (part: unknown) => boolean) => boolean>> = {
  string: ({ minLength = 0, maxLength = Infinity, format }) =>
    Math.max(Number(minLength), shortest[String(format)] ?? 0) > Number(maxLength),
  array: ({ minItems = 0, maxItems = Infinity, items }, isSo) =>
    Number(minItems) > Number(maxItems) || (Number(minItems) > 0 && isSo(items)),
  object: ({ required, properties }, isSo) =>
    stringsOf(required).some((name) => Object.hasOwn(mappingOf(properties), name) && isSo(mappingOf(properties)[name])),
};
