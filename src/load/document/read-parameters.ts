import type { Parameter } from '../../model/operation.ts';
import { examplesOf } from './read-media.ts';
import { parameterStyle } from './parameter-style.ts';
import type { Warn } from './read-operations.ts';
import type { Part, RawDocument } from './raw-document.ts';
import { isMapping, listOf, type Mapping, mappingOf } from './record.ts';
import { addedKey, schemaKeyOf } from './schemas.ts';

const places: ReadonlySet<unknown> = new Set(['path', 'query', 'header', 'cookie']);

/** The parameters of an operation, its path item's included; the operation's own win. Template variables that nobody declares are added. */
export function readParameters(
  document: RawDocument,
  { path, item, operation }: { readonly path: string; readonly item: Part; readonly operation: Part },
  warn: Warn,
): readonly Parameter[] {
  const parameters = new Map<string, Parameter>();
  for (const part of [...parameterParts(document, item, warn), ...parameterParts(document, operation, warn)]) {
    const parameter = readParameter(document, part);
    if (parameter) parameters.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  for (const [, name = ''] of path.matchAll(/\{([^{}]+)\}/g)) {
    const id = `path ${name}`;
    if (!parameters.has(id))
      parameters.set(id, { name, in: 'path', required: true, schema: undefined, examples: [], declared: false });
  }
  return [...parameters.values()];
}

/** The parameters written at a path item or an operation, references followed. */
export function parameterParts(document: RawDocument, owner: Part, warn: Warn): readonly Part[] {
  return listOf(mappingOf(owner.value)['parameters']).flatMap((_, index) => {
    const written = document.child(owner, 'parameters', String(index));
    const part = document.follow(written);
    if (part && isMapping(part.value)) return [part];
    warn(written, 'this parameter refers to nothing and is left out');
    return [];
  });
}

function readParameter(document: RawDocument, part: Part): Parameter | undefined {
  const written = mappingOf(part.value);
  const { name, in: place, required } = written;
  if (typeof name !== 'string' || !isPlace(place)) return undefined;
  const { schema, examples } = document.dialect === '2.0' ? oldValue(document, written) : value(document, part);
  const style = parameterStyle(written, place, document.dialect);
  return { name, in: place, required: required === true || place === 'path', schema, examples, declared: true, style };
}

function isPlace(place: unknown): place is Parameter['in'] {
  return places.has(place);
}

function value(document: RawDocument, part: Part): Pick<Parameter, 'schema' | 'examples'> {
  const content = document.child(part, 'content');
  const [type] = Object.keys(mappingOf(content.value));
  const holder = type === undefined ? part : (document.follow(document.child(content, type)) ?? part);
  return { schema: schemaKeyOf(document, document.child(holder, 'schema')), examples: examplesOf(document, holder) };
}

/** OpenAPI 2.0 writes the schema of a parameter into the parameter itself. */
function oldValue(document: RawDocument, written: Mapping): Pick<Parameter, 'schema' | 'examples'> {
  const example = written['x-example'];
  return { schema: addedKey(document, parameterSchema(written)), examples: example === undefined ? [] : [example] };
}

/** The part of an OpenAPI 2.0 parameter that is a schema. */
export function parameterSchema({
  name: _name,
  in: _in,
  required: _required,
  description: _description,
  ...schema
}: Mapping): Mapping {
  return schema;
}
