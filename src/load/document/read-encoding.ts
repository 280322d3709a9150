import type { PartLayout } from '../../model/body-layout.ts';
import type { Media } from '../../model/operation.ts';
import { parameterStyle } from './parameter-style.ts';
import type { Part, RawDocument } from './raw-document.ts';
import { listOf, type Mapping, mappingOf } from './record.ts';

/** The `encoding` of a media type, by property: how forms and multipart bodies are written. */
export function readEncoding(document: RawDocument, media: Part): Pick<Media, 'encoding'> {
  const encoding = document.child(media, 'encoding');
  const entries = Object.keys(mappingOf(encoding.value)).map((name) => [
    name,
    partOf(document, document.child(encoding, name)),
  ]);
  return entries.length > 0 ? { encoding: Object.fromEntries(entries) } : {};
}

function partOf(document: RawDocument, part: Part): PartLayout {
  const written = mappingOf(part.value);
  const headers = headersOf(document, document.child(part, 'headers'));
  const styled = ['style', 'explode', 'allowReserved'].some((key) => key in written);
  return {
    ...(typeof written['contentType'] === 'string' && { contentType: written['contentType'] }),
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(styled && { style: parameterStyle(written, 'query', document.dialect) }),
  };
}

/** Headers whose value the document shows; nobody else knows what belongs there. */
function headersOf(document: RawDocument, headers: Part): Readonly<Record<string, string>> {
  const entries = Object.keys(mappingOf(headers.value)).flatMap((name) => {
    const header = document.follow(document.child(headers, name));
    const schema = header && document.follow(document.child(header, 'schema'));
    const value = shown(mappingOf(header?.value)) ?? shown(mappingOf(schema?.value));
    // OpenAPI 3.0.3 §4.7.15.1: `Content-Type` is described by `contentType`, and ignored here.
    return value === undefined || name.toLowerCase() === 'content-type' ? [] : [[name, value]];
  });
  return Object.fromEntries(entries);
}

function shown(written: Mapping): string | undefined {
  const values = [written['example'], written['const'], written['default'], ...listOf(written['enum'])];
  const found = values.find((value) => ['string', 'number', 'boolean'].includes(typeof value));
  return typeof found === 'string' || found === undefined ? found : JSON.stringify(found);
}
