import type { Media, Operation } from '../model/operation.ts';
import type { SchemaKey, Schemas } from '../model/schemas.ts';
import { isJson, mediaType } from './media-type.ts';
import type { Success } from './success.ts';

/** The answer that the document promises for a request that is fine. */
export interface DocumentedSuccess extends Success {
  readonly schema: SchemaKey | undefined;
}

const bodiless = new Set([204, 205]);

/** The first documented 2xx, with the document's example or a value made for its schema; 200 where none is documented. */
export function documentedSuccess(operation: Operation, schemas: Schemas): DocumentedSuccess {
  const key = [...operation.responses.keys()].find((code) => /^2(?:\d\d|XX)$/i.test(code));
  const status = key && /^\d+$/.test(key) ? Number(key) : 200;
  const documented = (key && operation.responses.get(key)) || [];
  const media = documented.find((one) => isJson(mediaType(one.type))) ?? documented[0];
  if (bodiless.has(status) || !media) return { status, type: undefined, schema: undefined, value: undefined };
  return { status, type: media.type, schema: media.schema, value: valueFor(media, schemas) };
}

function valueFor({ schema, examples }: Media, schemas: Schemas): unknown {
  if (examples.length > 0) return examples[0];
  if (schema === undefined) return {};
  return schemas.sample(schema, { seed: 1, direction: 'response' })?.value ?? {};
}
