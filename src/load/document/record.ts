/** A mapping of a document, whatever its keys. */
export type Mapping = Readonly<Record<string, unknown>>;

/** Tells a mapping from lists, scalars and nothing. */
export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value where it is a mapping, else an empty one: what a broken part of a document counts as. */
export function mappingOf(value: unknown): Mapping {
  return isMapping(value) ? value : {};
}

/** The value where it is a list, else an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The strings of a list; anything else in it is left out. */
export function stringsOf(value: unknown): readonly string[] {
  return listOf(value).filter((item) => typeof item === 'string');
}
