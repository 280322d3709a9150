import type { Media, Operation } from '../../model/operation.ts';
import type { Warn } from './read-operations.ts';
import { parameterParts, parameterSchema } from './read-parameters.ts';
import type { Part, RawDocument } from './raw-document.ts';
import { isMapping, mappingOf, stringsOf } from './record.ts';
import { addedKey, schemaKeyOf } from './schemas.ts';

const form = 'application/x-www-form-urlencoded';
const multipart = 'multipart/form-data';

/** The request bodies of an OpenAPI 2.0 operation, which are parameters there. */
export function readFormBodies(
  document: RawDocument,
  { item, operation }: { readonly item: Part; readonly operation: Part },
  warn: Warn,
): Pick<Operation, 'bodies' | 'bodyRequired'> {
  const parts = [...parameterParts(document, item, warn), ...parameterParts(document, operation, warn)];
  const types = typesOf(document, operation, 'consumes');
  const body = parts.findLast((part) => mappingOf(part.value)['in'] === 'body');
  if (body) {
    const schema = document.child(body, 'schema');
    const key = schemaKeyOf(document, schema);
    if (schema.value !== undefined && key === undefined)
      warn(schema, 'the schema refers to nothing and counts as absent');
    const bodies = types.map((type): Media => ({ type, schema: key, examples: [] }));
    return { bodies, bodyRequired: mappingOf(body.value)['required'] === true };
  }
  const fields = parts.map((part) => mappingOf(part.value)).filter((field) => field['in'] === 'formData');
  if (fields.length === 0) return { bodies: [], bodyRequired: false };
  const required = fields.filter((field) => field['required'] === true).map((field) => String(field['name']));
  const properties = Object.fromEntries(fields.map((field) => [String(field['name']), parameterSchema(field)]));
  const schema = addedKey(document, { type: 'object', properties, ...(required.length > 0 ? { required } : {}) });
  const forms = types.filter((type) => type.startsWith(form) || type.startsWith(multipart));
  const needsFile = fields.some((field) => field['type'] === 'file');
  const fitting = needsFile ? [multipart] : forms;
  return {
    bodies: (fitting.length > 0 ? fitting : [form]).map((type) => ({ type, schema, examples: [] })),
    bodyRequired: required.length > 0,
  };
}

/** The responses of an OpenAPI 2.0 operation by status. */
export function readFormResponses(document: RawDocument, operation: Part, warn: Warn): Operation['responses'] {
  const responses = document.child(operation, 'responses');
  const types = typesOf(document, operation, 'produces');
  const read = new Map<string, readonly Media[]>();
  for (const status of Object.keys(mappingOf(responses.value))) {
    if (status.startsWith('x-')) continue;
    const response = document.follow(document.child(responses, status));
    const schema = response && document.child(response, 'schema');
    const key = schema && schemaKeyOf(document, schema);
    if (schema?.value !== undefined && key === undefined)
      warn(schema, 'the schema refers to nothing and counts as absent');
    const examples = mappingOf(mappingOf(response?.value)['examples']);
    read.set(
      status,
      key === undefined
        ? []
        : types.map((type) => ({ type, schema: key, examples: type in examples ? [examples[type]] : [] })),
    );
  }
  return read;
}

/** Media types of the operation, else of the document. Absent, empty and any type mean JSON, as they do to code generators. */
function typesOf(document: RawDocument, operation: Part, key: 'consumes' | 'produces'): readonly string[] {
  const own = isMapping(operation.value) ? operation.value[key] : undefined;
  const types = stringsOf(own ?? document.root[key]).filter((type) => type !== '');
  const named = types.map((type) => (type === '*/*' ? 'application/json' : type));
  return named.length > 0 ? [...new Set(named)] : ['application/json'];
}
