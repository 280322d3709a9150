import { assertions } from './assertions.ts';
import { evaluatedNames } from './evaluated-names.ts';
import type { Schema } from './normalise.ts';
import { isMapping, listOf, type Mapping, mappingOf } from './record.ts';
import { regularExpression } from './regular-expression.ts';
import { followed, Unsure, type Walk } from './walk.ts';

/** Whether the definition of this name accepts a value; `undefined`: only the validator can say. */
export type Accepts = (name: string, value: unknown) => boolean | undefined;

/**
 * Reads schemas instead of compiling them. Most schemas of a document judge two or three values, while samples are looked
 * for: that is done before the validator has been loaded. It answers as Ajv does, and a test holds it to that.
 */
export function acceptsOf(
  definitions: Readonly<Record<string, Schema>>,
  { modern }: { readonly modern: boolean },
): Accepts {
  return (name, value) => {
    try {
      return holds({ $ref: `#/$defs/${name}` }, value, { definitions, modern, hops: 0 });
    } catch (cause) {
      if (cause instanceof Unsure || cause instanceof RangeError || cause instanceof SyntaxError) return undefined;
      throw cause;
    }
  };
}

/** Whether a schema accepts a value. */
function holds(schema: unknown, value: unknown, walk: Walk): boolean {
  if (!isMapping(schema)) return schema !== false;
  for (const keyword of Object.keys(schema)) {
    const said = schema[keyword];
    const assertion = assertions[keyword];
    if (assertion !== undefined && !assertion(said, value)) return false;
    const applier = appliers[keyword] ?? (walk.modern ? modernAppliers[keyword] : undefined);
    if (applier !== undefined && !applier(said, value, { schema, walk })) return false;
  }
  return true;
}

/** A step into the value: what is circular ends with it. */
function below(schema: unknown, child: unknown, walk: Walk): boolean {
  return holds(schema, child, walk.hops === 0 ? walk : { ...walk, hops: 0 });
}

type Applier = (said: unknown, value: unknown, context: { readonly schema: Mapping; readonly walk: Walk }) => boolean;

/** Keywords that apply schemas to the value or to what it holds. */
const appliers: Readonly<Record<string, Applier>> = {
  $ref: (said, value, { walk }) => {
    const reference = followed(said, walk);
    return holds(reference.target, value, reference.walk);
  },
  allOf: (said, value, { walk }) => listOf(said).every((branch) => holds(branch, value, walk)),
  anyOf: (said, value, { walk }) => listOf(said).some((branch) => holds(branch, value, walk)),
  oneOf: (said, value, { walk }) => listOf(said).filter((branch) => holds(branch, value, walk)).length === 1,
  not: (said, value, { walk }) => !holds(said, value, walk),
  if: (said, value, { schema, walk }) => holds(schema[holds(said, value, walk) ? 'then' : 'else'], value, walk),
  properties: (said, value, { walk }) =>
    !isMapping(value) ||
    Object.entries(mappingOf(said)).every(
      // As Ajv has it: what a value inherits is there, and `__proto__` is no name.
      ([name, schema]) => value[name] === undefined || name === '__proto__' || below(schema, value[name], walk),
    ),
  patternProperties: (said, value, { walk }) =>
    Object.entries(mappingOf(said)).every(([pattern, schema]) => {
      const expression = regularExpression(pattern, 'u');
      return Object.entries(mappingOf(value)).every(
        ([name, child]) => !expression.test(name) || below(schema, child, walk),
      );
    }),
  additionalProperties: (said, value, { schema, walk }) => {
    const known = mappingOf(schema['properties']);
    const patterns = Object.keys(mappingOf(schema['patternProperties']));
    return Object.entries(mappingOf(value)).every(
      ([name, child]) =>
        (Object.hasOwn(known, name) && name !== '__proto__') ||
        patterns.some((pattern) => regularExpression(pattern, 'u').test(name)) ||
        below(said, child, walk),
    );
  },
  propertyNames: (said, value, { walk }) => Object.keys(mappingOf(value)).every((name) => below(said, name, walk)),
  items: (said, value, { walk }) => listOf(value).every((item) => below(said, item, walk)),
  contains: (said, value, { walk }) => !Array.isArray(value) || value.some((item) => below(said, item, walk)),
};

const unsure: Applier = () => {
  throw new Unsure();
};

const modernAppliers: Readonly<Record<string, Applier>> = {
  dependentSchemas: (said, value, { walk }) =>
    !isMapping(value) ||
    Object.entries(mappingOf(said)).every(([name, schema]) => value[name] === undefined || holds(schema, value, walk)),
  unevaluatedProperties: (said, value, { schema, walk }) => {
    if (!isMapping(value)) return true;
    const { unevaluatedProperties: _own, ...others } = schema;
    const names = evaluatedNames(others, value, { walk, holds });
    return Object.entries(value).every(([name, child]) => names.has(name) || below(said, child, walk));
  },
  // Too rare to be worth their lines.
  minContains: unsure,
  maxContains: unsure,
  prefixItems: unsure,
  unevaluatedItems: unsure,
};
