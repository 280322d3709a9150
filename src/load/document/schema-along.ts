import type { Schema } from './normalise.ts';
import { isMapping, listOf, type Mapping, mappingOf } from './record.ts';
import { spotOf, type Spot, type Step } from './spot.ts';

/** A value that asks for more parts of the schema is as well judged by the whole. */
const mostParts = 1_000;

/**
 * As much of a definition as can matter to this value: of the value it says what the whole says, word for word, and takes
 * a fraction of the time to compile. `undefined` where it would be too much, or a definition is missing.
 */
export function schemaAlong(
  definitions: Readonly<Record<string, Schema>>,
  name: string,
  value: unknown,
): Mapping | undefined {
  const along: Record<string, Schema> = {};
  const waiting: { readonly target: string; readonly spot: Spot; readonly id: string }[] = [];
  let parts = 0;

  const reference = (target: string, spot: Spot): string => {
    const id = `${target}-${spot.id}`;
    if (!(id in along)) {
      along[id] = true;
      waiting.push({ target, spot, id });
    }
    return `#/$defs/${id}`;
  };

  const part = (schema: unknown, spot: Spot): Schema => {
    if (!isMapping(schema)) return schema !== false;
    parts += 1;
    const kept: Record<string, unknown> = {};
    for (const [keyword, said] of Object.entries(schema)) {
      const alongside = (appliers[keyword] ?? asWritten)(said, spot, { part, reference });
      if (alongside !== undefined) kept[keyword] = alongside;
    }
    return kept;
  };

  const root = reference(name, spotOf([value]));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const definition = definitions[next.target];
    if (definition === undefined || parts > mostParts) return undefined;
    along[next.id] = part(definition, next.spot);
  }
  return { $ref: root, $defs: along };
}

interface Walk {
  readonly part: (schema: unknown, spot: Spot) => Schema;
  readonly reference: (target: string, spot: Spot) => string;
}

/** What stays of a keyword for these values; `undefined`: nothing. */
type Applier = (said: unknown, spot: Spot, walk: Walk) => unknown;

const asWritten: Applier = (said) => said;
const nothing: Applier = () => undefined;
const here: Applier = (said, spot, { part }) => part(said, spot);
const eachHere: Applier = (said, spot, { part }) => listOf(said).map((branch) => part(branch, spot));

/** For what stands below; where nothing stands there, the keyword has nothing to say. */
function below(step: Step): Applier {
  return (said, spot, { part }) => {
    const target = spot.below(step);
    return target.values.length === 0 ? undefined : part(said, target);
  };
}

const appliers: Readonly<Record<string, Applier>> = {
  $ref: (said, spot, { reference }) => reference(String(said).slice('#/$defs/'.length), spot),
  allOf: eachHere,
  anyOf: eachHere,
  oneOf: eachHere,
  not: here,
  if: here,
  then: here,
  else: here,
  properties: (said, spot, { part }) => ofProperties(said, spot, (schema, target) => part(schema, target)),
  dependentSchemas: (said, spot, { part }) => ofProperties(said, spot, (schema) => part(schema, spot)),
  patternProperties: (said, spot, { part }) => {
    const children = spot.below('properties');
    const patterns = children.values.length === 0 ? [] : Object.entries(mappingOf(said));
    return Object.fromEntries(patterns.map(([pattern, schema]) => [pattern, part(schema, children)]));
  },
  additionalProperties: below('properties'),
  unevaluatedProperties: below('properties'),
  propertyNames: below('names'),
  items: below('items'),
  unevaluatedItems: below('items'),
  prefixItems: (said, spot, { part }) => listOf(said).map((schema) => part(schema, spot.below('items'))),
  // An empty list holds nothing of the kind, whatever the kind.
  contains: (said, spot, { part }) => part(said, spot.below('items')),
  // Hints for samples, which validators ignore.
  examples: nothing,
  default: nothing,
  discriminator: nothing,
};

/** Only of properties that one of the values has. */
function ofProperties(said: unknown, spot: Spot, made: (schema: unknown, target: Spot) => Schema): Mapping {
  const there = Object.entries(mappingOf(said)).flatMap(([name, schema]): (readonly [string, Schema])[] => {
    const target = spot.below({ property: name });
    return target.values.length === 0 ? [] : [[name, made(schema, target)]];
  });
  return Object.fromEntries(there);
}
