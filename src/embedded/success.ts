import type { Media, Operation } from '../model/operation.ts';
import type { Schemas } from '../model/schemas.ts';
import { isJson, mediaType } from './media-type.ts';

/** The answer that the document promises for a request that is fine. */
export interface Success {
  readonly status: number;
  /** `undefined`: no body. */
  readonly media: Media | undefined;
  readonly value: unknown;
}

const bodiless = new Set([204, 205]);

/** The first documented 2xx, with the document's example or a value made for its schema; 200 where none is documented. */
export function documentedSuccess(operation: Operation, schemas: Schemas): Success {
  const key = [...operation.responses.keys()].find((code) => /^2(?:\d\d|XX)$/i.test(code));
  const status = key && /^\d+$/.test(key) ? Number(key) : 200;
  const documented = (key && operation.responses.get(key)) || [];
  const media = documented.find((one) => isJson(mediaType(one.type))) ?? documented[0];
  if (bodiless.has(status) || !media) return { status, media: undefined, value: undefined };
  return { status, media, value: valueFor(media, schemas) };
}

function valueFor({ schema, examples }: Media, schemas: Schemas): unknown {
  if (examples.length > 0) return examples[0];
  if (schema === undefined) return {};
  return schemas.sample(schema, { seed: 1, direction: 'response' })?.value ?? {};
}

/** The answer as it goes out. */
export function successResponse({ status, media, value }: Success): Response {
  if (!media) return new Response(null, { status });
  const body = isJson(mediaType(media.type)) || typeof value !== 'string' ? JSON.stringify(value) : value;
  return new Response(body, { status, headers: { 'content-type': media.type } });
}
