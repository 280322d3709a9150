import type { Media, Operation } from '../../model/operation.ts';
import { readEncoding } from './read-encoding.ts';
import type { Warn } from './read-operations.ts';
import type { Part, RawDocument } from './raw-document.ts';
import { mappingOf } from './record.ts';
import { schemaKeyOf } from './schemas.ts';

/** The request bodies of an OpenAPI 3 operation. */
export function readBodies(
  document: RawDocument,
  operation: Part,
  warn: Warn,
): Pick<Operation, 'bodies' | 'bodyRequired'> {
  const written = document.child(operation, 'requestBody');
  if (written.value === undefined) return { bodies: [], bodyRequired: false };
  const body = document.follow(written);
  if (!body) warn(written, 'the request body refers to nothing; the operation counts as one without body');
  return {
    bodies: body ? mediaOf(document, body, warn) : [],
    bodyRequired: mappingOf(body?.value)['required'] === true,
  };
}

/** The responses of an OpenAPI 3 operation by status. */
export function readResponses(document: RawDocument, operation: Part, warn: Warn): Operation['responses'] {
  const responses = document.child(operation, 'responses');
  const read = new Map<string, readonly Media[]>();
  for (const status of Object.keys(mappingOf(responses.value))) {
    if (status.startsWith('x-')) continue;
    const response = document.follow(document.child(responses, status));
    read.set(status, response ? mediaOf(document, response, warn) : []);
  }
  return read;
}

function mediaOf(document: RawDocument, owner: Part, warn: Warn): readonly Media[] {
  const content = document.child(owner, 'content');
  return Object.keys(mappingOf(content.value)).map((type) => {
    const written = document.child(content, type);
    const media = document.follow(written) ?? written;
    const schema = document.child(media, 'schema');
    const key = schemaKeyOf(document, schema);
    if (schema.value !== undefined && key === undefined)
      warn(schema, 'the schema refers to nothing and counts as absent');
    return { type, schema: key, examples: examplesOf(document, media), ...readEncoding(document, media) };
  });
}

/** The examples of a media type or a parameter: `example`, and every value under `examples`. */
export function examplesOf(document: RawDocument, holder: Part): readonly unknown[] {
  const { example } = mappingOf(holder.value);
  const examples = document.child(holder, 'examples');
  const named = Object.keys(mappingOf(examples.value)).map((name) => {
    const one = mappingOf(document.follow(document.child(examples, name))?.value);
    // OpenAPI 3.2 calls the value `dataValue`.
    return one['value'] ?? one['dataValue'];
  });
  return [example, ...named].filter((value) => value !== undefined);
}
