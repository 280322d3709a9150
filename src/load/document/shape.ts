import type { SchemaKey } from '../../model/schemas.ts';
import type { Part, RawDocument } from './raw-document.ts';
import { isMapping, listOf, type Mapping, mappingOf } from './record.ts';

/** A schema as written, its reference and those of its properties followed. */
export function shapeOf(document: RawDocument, key: SchemaKey): Mapping {
  const part = document.follow(document.at(key));
  const schema = mappingOf(part?.value);
  if (!part || !isMapping(schema['properties'])) return schema;
  const properties = Object.keys(schema['properties']).map((name) => {
    const property = document.child(part, 'properties', name);
    return [name, document.follow(property)?.value ?? {}];
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}

/** A schema as written, with references and compositions followed as deep as a value goes: the value ends what is circular. */
export function shapeAlong(document: RawDocument, part: Part, value: unknown, depth = 0): Mapping {
  const followed = document.follow(part);
  const schema = mappingOf(followed?.value);
  if (!followed || depth > 50) return {};
  const shape: Record<string, unknown> = { ...schema };
  const composed = ['allOf', 'oneOf', 'anyOf'].flatMap((keyword) =>
    listOf(schema[keyword]).map((_, index) =>
      shapeAlong(document, document.child(followed, keyword, String(index)), value, depth + 1),
    ),
  );
  if (isMapping(value)) {
    const own = Object.keys(mappingOf(schema['properties']))
      .filter((name) => Object.hasOwn(value, name))
      .map((name) => [
        name,
        shapeAlong(document, document.child(followed, 'properties', name), value[name], depth + 1),
      ]);
    shape['properties'] = Object.assign(
      {},
      ...composed.map(({ properties }) => mappingOf(properties)),
      Object.fromEntries(own),
    );
  }
  if (Array.isArray(value) && schema['items'] !== undefined)
    shape['items'] = shapeAlong(document, document.child(followed, 'items'), value[0], depth + 1);
  // What a composition says of the whole, its parts' names in XML among it, holds where the schema itself is silent.
  for (const said of composed)
    for (const [keyword, meant] of Object.entries(said)) if (!(keyword in shape)) shape[keyword] = meant;
  return shape;
}
