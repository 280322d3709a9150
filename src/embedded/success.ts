import { isJson, mediaType } from './media-type.ts';

/** The answer to a request that is fine. */
export interface Success {
  readonly status: number;
  /** `undefined`: no body. */
  readonly type: string | undefined;
  readonly value: unknown;
  /** The document takes no other id than the one in the value: what is made gets none of its own. */
  readonly fixedId?: boolean;
}

/** The answer as it goes out. */
export function successResponse({ status, type, value }: Success): Response {
  if (type === undefined) return new Response(null, { status });
  const body = isJson(mediaType(type)) || typeof value !== 'string' ? JSON.stringify(value) : value;
  return new Response(body, { status, headers: { 'content-type': type } });
}
