import type { Direction, Sample, SchemaKey, Schemas } from '../../model/schemas.ts';
import { type Definitions, definitionsOf } from './definitions.ts';
import type { RawDocument } from './raw-document.ts';
import { isMapping, listOf, type Mapping, mappingOf } from './record.ts';
import { sampleSources } from './samples/sample-sources.ts';
import { type Validate, validatorsOf } from './validators.ts';

/** What one direction needs; made when the direction is first asked for. */
interface Side {
  readonly definitions: Definitions;
  readonly validate: Validate;
  readonly generated: Map<string, Sample | undefined>;
}

/** The schemas of a document: checked and sampled by their pointer. */
export function schemasOf(document: RawDocument): Schemas {
  const sides = new Map<Direction, Side>();
  const sideOf = (direction: Direction): Side => {
    const known = sides.get(direction);
    if (known) return known;
    const definitions = definitionsOf(document, direction);
    const side = { definitions, validate: validatorsOf(definitions, document.dialect), generated: new Map() };
    sides.set(direction, side);
    return side;
  };

  const check: Schemas['check'] = (key, value, direction) => {
    const { definitions, validate } = sideOf(direction);
    return validate(definitions.name(key), value) ?? 'unusable-schema';
  };

  const first = (
    key: SchemaKey,
    source: Sample['source'],
    options: { readonly seed: number; readonly direction: Direction; readonly examples: readonly unknown[] },
  ): Sample | undefined => {
    const { definitions } = sideOf(options.direction);
    const request = { definitions, name: definitions.name(key), seed: options.seed, examples: options.examples };
    for (const value of sampleSources[source].candidates(request)) {
      const problems = check(key, value, options.direction);
      if (problems === 'unusable-schema') return undefined;
      if (problems.length === 0) return { value, source };
    }
    return undefined;
  };

  const generate = (key: SchemaKey, seed: number, direction: Direction): Sample | undefined => {
    const { generated } = sideOf(direction);
    const memo = `${seed} ${key}`;
    if (!generated.has(memo)) {
      const options = { seed, direction, examples: [] };
      generated.set(memo, first(key, 'minimal', options) ?? first(key, 'faker', options));
    }
    return generated.get(memo);
  };

  return {
    check,
    sample: (key, { seed, direction, examples = [] }) =>
      first(key, 'example', {
        seed,
        direction,
        examples: [...examples, ...ownExamples(document, document.at(key).value)],
      }) ?? generate(key, seed, direction),
    shape: (key) => shapeOf(document, key),
  };
}

/** The examples of a schema, and of the parts that it is composed of: often one of these shows the whole. */
function ownExamples(document: RawDocument, schema: unknown, depth = 0): readonly unknown[] {
  const { example, examples, allOf } = mappingOf(document.follow({ value: schema, pointer: '' })?.value);
  const own = [...(example === undefined ? [] : [example]), ...listOf(examples)];
  return depth >= 3 ? own : [...own, ...listOf(allOf).flatMap((part) => ownExamples(document, part, depth + 1))];
}

function shapeOf(document: RawDocument, key: SchemaKey): Mapping {
  const part = document.follow(document.at(key));
  const schema = mappingOf(part?.value);
  if (!part || !isMapping(schema['properties'])) return schema;
  const properties = Object.keys(schema['properties']).map((name) => {
    const property = document.child(part, 'properties', name);
    return [name, document.follow(property)?.value ?? {}];
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}

/** The key of the schema at a part of the document, its references followed; `undefined` where there is none or it leads nowhere. */
export function schemaKeyOf(
  document: RawDocument,
  part: { readonly value: unknown; readonly pointer: string },
): SchemaKey | undefined {
  if (!isMapping(part.value) && typeof part.value !== 'boolean') return undefined;
  const target = document.followSchema(part);
  return target && isKey(target.pointer) ? target.pointer : undefined;
}

/** The key of a schema that is added to the document. */
export function addedKey(document: RawDocument, schema: Mapping): SchemaKey | undefined {
  const pointer = document.addSchema(schema);
  return isKey(pointer) ? pointer : undefined;
}

/** The brand says that a pointer was followed to a schema of the document; the document itself is none. */
function isKey(pointer: string): pointer is SchemaKey {
  return pointer.startsWith('/');
}
