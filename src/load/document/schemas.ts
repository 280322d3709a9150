import type { Direction, Sample, SchemaKey, Schemas } from '../../model/schemas.ts';
import { type Definitions, definitionsOf } from './definitions.ts';
import { isDiscriminated } from './discriminated.ts';
import type { RawDocument } from './raw-document.ts';
import { isMapping, listOf, type Mapping, mappingOf } from './record.ts';
import { closure } from './samples/closure.ts';
import { isImpossible } from './samples/is-impossible.ts';
import { sampleSources } from './samples/sample-sources.ts';
import { shapeAlong, shapeOf } from './shape.ts';
import { type Validators, validatorsOf } from './validators.ts';

type SampleOptions = Parameters<Schemas['sample']>[1];

/** What one direction needs; made when the direction is first asked for. */
interface Side {
  readonly definitions: Definitions;
  readonly validators: Validators;
  readonly generated: Map<string, Sample | undefined>;
}

/** The schemas of a document: checked and sampled by their pointer. */
export function schemasOf(document: RawDocument): Schemas {
  const sides = new Map<string, Side>();
  const sideOf = (direction: Direction, overlap = true): Side => {
    const known = sides.get(`${direction} ${overlap}`);
    if (known) return known;
    const definitions = definitionsOf(document, direction, { overlap });
    const side = { definitions, validators: validatorsOf(definitions, document.dialect), generated: new Map() };
    sides.set(`${direction} ${overlap}`, side);
    return side;
  };

  const check: Schemas['check'] = (key, value, direction) => {
    const { definitions, validators } = sideOf(direction);
    return validators.problems(definitions.name(key), value) ?? 'unusable-schema';
  };

  const fitsOneBranch = (key: SchemaKey, value: unknown, direction: Direction): boolean => {
    const { definitions, validators } = sideOf(direction, false);
    return validators.accepts(definitions.name(key), value) === true;
  };

  const first = (
    key: SchemaKey,
    source: Sample['source'],
    options: Required<SampleOptions> & { readonly exclusive?: boolean },
  ): Sample | undefined => {
    const { definitions, validators } = sideOf(options.direction);
    const { seed, examples, filled } = options;
    const name = definitions.name(key);
    for (const value of sampleSources[source].candidates({ definitions, name, seed, examples, filled })) {
      const accepted = validators.accepts(name, value);
      if (accepted === undefined) return undefined;
      if (accepted && (!options.exclusive || fitsOneBranch(key, value, options.direction))) return { value, source };
    }
    return undefined;
  };

  const generate = (key: SchemaKey, options: Required<SampleOptions>): Sample | undefined => {
    const { definitions, validators } = sideOf(options.direction);
    const name = definitions.name(key);
    if (isImpossible(definitions.root.$defs, name)) return undefined;
    // Servers go by the discriminator, stock validators count branches: both are content if possible.
    const exclusive = isDiscriminated(closure(definitions, name));
    const own =
      (exclusive ? first(key, 'minimal', { ...options, exclusive }) : undefined) ?? first(key, 'minimal', options);
    // Where the validator fails on the schema itself, nobody can say that another value is a valid one.
    if (own !== undefined || validators.accepts(name, {}) === undefined) return own;
    return first(key, 'faker', options) ?? first(key, 'sampler', options);
  };

  const generatedOnce = (key: SchemaKey, options: Required<SampleOptions>): Sample | undefined => {
    const { generated } = sideOf(options.direction);
    const memo = `${options.seed} ${options.filled} ${key}`;
    if (!generated.has(memo)) generated.set(memo, generate(key, options));
    return generated.get(memo);
  };

  return {
    check,
    sample: (key, { seed, direction, examples = [], filled = false }) => {
      const written = [...examples, ...ownExamples(document, document.at(key).value)];
      return (
        first(key, 'example', { seed, direction, examples: written, filled }) ??
        generatedOnce(key, { seed, direction, examples: [], filled })
      );
    },
    shape: (key, along) =>
      along === undefined ? shapeOf(document, key) : shapeAlong(document, document.at(key), along),
  };
}

/** The examples of a schema, and of the parts that it is composed of: often one of these shows the whole. */
function ownExamples(document: RawDocument, schema: unknown, depth = 0): readonly unknown[] {
  const { example, examples, allOf } = mappingOf(document.follow({ value: schema, pointer: '' })?.value);
  const own = [...(example === undefined ? [] : [example]), ...listOf(examples)];
  return depth >= 3 ? own : [...own, ...listOf(allOf).flatMap((part) => ownExamples(document, part, depth + 1))];
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
