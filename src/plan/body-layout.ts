import type { BodyLayout, PartLayout } from '../model/body-layout.ts';
import type { Media } from '../model/operation.ts';
import type { ParameterStyle } from '../model/parameter-style.ts';
import type { Schemas } from '../model/schemas.ts';
import { recordOf } from './record.ts';
import { xmlLayout } from './xml-layout.ts';

/** How the document wants this value written in this content type; `undefined` where it says nothing. */
export function bodyLayout(
  media: Media,
  value: unknown,
  { schemas, encoding }: { readonly schemas: Schemas; readonly encoding: string },
): BodyLayout | undefined {
  if (encoding === 'form' || encoding === 'multipart') {
    const shape = media.schema === undefined ? {} : schemas.shape(media.schema);
    const parts = { ...describedParts(recordOf(shape['properties'])), ...media.encoding };
    return Object.keys(parts).length > 0 ? { parts } : undefined;
  }
  if (encoding !== 'xml' || media.schema === undefined) return undefined;
  // OpenAPI 3.0.3 §4.7.26.2: a schema without a name of its own in XML is named like the component.
  const [, name] = /\/(?:schemas|definitions)\/([^/]+)$/.exec(media.schema) ?? [];
  return { xml: { ...(name !== undefined && { name }), ...xmlLayout(schemas.shape(media.schema, value)) } };
}

/** OpenAPI 3.1 names the content type in the schema, 2.0 the way that lists are joined. */
function describedParts(properties: Readonly<Record<string, unknown>>): Readonly<Record<string, PartLayout>> {
  const parts = Object.entries(properties).flatMap(([name, property]): (readonly [string, PartLayout])[] => {
    const { contentMediaType, collectionFormat } = recordOf(property);
    if (typeof contentMediaType === 'string') return [[name, { contentType: contentMediaType }]];
    const style = typeof collectionFormat === 'string' ? collections[collectionFormat] : undefined;
    return style ? [[name, { style }]] : [];
  });
  return Object.fromEntries(parts);
}

const collections: Readonly<Record<string, ParameterStyle>> = {
  csv: { style: 'form', explode: false, allowReserved: false },
  multi: { style: 'form', explode: true, allowReserved: false },
  ssv: { style: 'spaceDelimited', explode: false, allowReserved: false },
  tsv: { style: 'tabDelimited', explode: false, allowReserved: false },
  pipes: { style: 'pipeDelimited', explode: false, allowReserved: false },
};
