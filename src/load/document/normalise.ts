import type { Direction } from '../../model/schemas.ts';
import { discriminated } from './discriminated.ts';
import { isMapping, listOf, type Mapping, mappingOf, stringsOf } from './record.ts';
import { plainKeywords, schemaKeywords, schemaListKeywords, schemaMapKeywords } from './schema-keywords.ts';

/** A schema in one dialect, whatever the document's: numeric exclusive limits, types instead of `nullable`, no annotations. */
export type Schema = boolean | Mapping;

/** What normalising must know of the document around a schema. */
export interface Surroundings {
  readonly direction: Direction;
  /** The siblings of a `$ref` count, as in OpenAPI 3.1. */
  readonly siblings: boolean;
  /** The reference to write in place of the document's own; `undefined` where that leads nowhere. */
  readonly reference: (written: string) => string | undefined;
  /** Branches that a discriminator tells apart may overlap. */
  readonly overlap: boolean;
  /** What a property's schema says, references followed. */
  readonly look: (schema: unknown) => Mapping;
}

/**
 * Rewrites a schema as written into plain JSON Schema. Only keywords are taken over, by their position: examples, vendor
 * extensions and `id`s vanish, a property that is called `example` or `id` stays.
 */
export function normalise(
  written: unknown,
  surroundings: Surroundings,
  hiddenAbove: ReadonlySet<string> = new Set(),
): Schema {
  if (typeof written === 'boolean') return written;
  if (!isMapping(written)) return {};
  const hidden = new Set([...hiddenAbove, ...hiddenProperties(written, surroundings)]);
  const reference = typeof written['$ref'] === 'string' ? surroundings.reference(written['$ref']) : undefined;
  const own = written['$ref'] === undefined || surroundings.siblings ? keywordsOf(written, surroundings, hidden) : {};
  const schema = reference === undefined ? own : { $ref: reference, ...own };
  return written['nullable'] === true ? orNull(schema) : schema;
}

function keywordsOf(written: Mapping, surroundings: Surroundings, hidden: ReadonlySet<string>): Mapping {
  const schema: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(written)) {
    if (schemaKeywords.has(keyword)) {
      if (keyword === 'items' && Array.isArray(value))
        schema['prefixItems'] = value.map((item) => normalise(item, surroundings));
      else if (isMapping(value) || typeof value === 'boolean') schema[keyword] = normalise(value, surroundings);
    } else if (schemaListKeywords.has(keyword)) {
      const branches = listOf(value).map((item) =>
        normalise(item, surroundings, keyword === 'prefixItems' ? undefined : hidden),
      );
      if (branches.length > 0) schema[keyword] = branches;
    } else if (schemaMapKeywords.has(keyword)) {
      schema[keyword] = Object.fromEntries(
        Object.entries(mappingOf(value)).map(([name, item]) => [name, normalise(item, surroundings)]),
      );
    } else if (fits(value, plainKeywords.get(keyword))) {
      schema[keyword] = value;
    }
  }
  const required = stringsOf(schema['required']).filter((name) => !hidden.has(name));
  if (schema['required'] !== undefined) schema['required'] = [...new Set(required)];
  const more = { ...typeOf(written), ...exclusiveLimits(written), ...patternOf(written), ...hints(written) };
  return discriminated(written, { ...schema, ...more }, surroundings.overlap);
}

function fits(value: unknown, kind: ReturnType<typeof plainKeywords.get>): boolean {
  switch (kind) {
    case undefined:
      return false;
    case 'any':
      return true;
    case 'strings':
      return Array.isArray(value);
    case 'count':
      return Number.isSafeInteger(value) && Number(value) >= 0;
    case 'number':
      return Number.isFinite(value);
    default:
      return typeof value === kind;
  }
}

const types = new Set(['null', 'boolean', 'object', 'array', 'number', 'string', 'integer']);

/** `file` is OpenAPI 2.0's binary string; a type that nobody knows says nothing. */
function typeOf(written: Mapping): Mapping {
  if (written['type'] === 'file') return { type: 'string', format: 'binary' };
  const named = (Array.isArray(written['type']) ? stringsOf(written['type']) : [written['type']]).filter(
    (name) => typeof name === 'string' && types.has(name),
  );
  const values = listOf(written['enum']);
  const type = named.length === 1 ? named[0] : named;
  // YAML reads an unquoted 1 or true as no string, which the author meant.
  const stated =
    type === 'string'
      ? values.map((value) => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : value))
      : values;
  return { ...(named.length > 0 ? { type } : {}), ...(stated.length > 0 ? { enum: stated } : {}) };
}

/** OpenAPI 2.0 and 3.0 follow draft 4, where an exclusive limit is a flag on the limit beside it. */
function exclusiveLimits(written: Mapping): Mapping {
  return {
    ...(written['exclusiveMinimum'] === true && Number.isFinite(written['minimum'])
      ? { exclusiveMinimum: written['minimum'] }
      : {}),
    ...(written['exclusiveMaximum'] === true && Number.isFinite(written['maximum'])
      ? { exclusiveMaximum: written['maximum'] }
      : {}),
  };
}

/** A pattern that JavaScript cannot read (possessive quantifiers, inline flags) is dropped: it would make the whole schema unusable. */
function patternOf(written: Mapping): Mapping {
  if (typeof written['pattern'] !== 'string') return {};
  try {
    return { pattern: new RegExp(written['pattern']).source };
  } catch {
    return {};
  }
}

/** Short values that the author gave as example or default help to make lifelike samples. Validators ignore both. */
function hints(written: Mapping): Mapping {
  const example = isScalar(written['example']) ? written['example'] : listOf(written['examples']).find(isScalar);
  return {
    ...(example === undefined ? {} : { examples: [example] }),
    ...(isScalar(written['default']) ? { default: written['default'] } : {}),
  };
}

function isScalar(value: unknown): boolean {
  return (typeof value === 'string' && value.length <= 200) || typeof value === 'number' || typeof value === 'boolean';
}

function orNull(schema: Mapping): Mapping {
  const composed = ['$ref', 'allOf', 'anyOf', 'oneOf'].some((keyword) => keyword in schema);
  if (composed || Array.isArray(schema['type'])) return { anyOf: [schema, { type: 'null' }] };
  return {
    ...schema,
    ...(schema['type'] === undefined ? {} : { type: [schema['type'], 'null'] }),
    ...(Array.isArray(schema['enum']) && !schema['enum'].includes(null) ? { enum: [...schema['enum'], null] } : {}),
  };
}

/** Names that a body of this direction need not hold: the server sets `readOnly` ones, and never shows `writeOnly` ones. */
function hiddenProperties(written: Mapping, surroundings: Surroundings, depth = 0): readonly string[] {
  const flag = surroundings.direction === 'request' ? 'readOnly' : 'writeOnly';
  const own = Object.entries(mappingOf(written['properties']))
    .filter(([, property]) => mappingOf(property)[flag] === true || surroundings.look(property)[flag] === true)
    .map(([name]) => name);
  if (depth >= 8) return own;
  const inherited = listOf(written['allOf']).flatMap((part) =>
    hiddenProperties(surroundings.look(part), surroundings, depth + 1),
  );
  return [...own, ...inherited];
}
