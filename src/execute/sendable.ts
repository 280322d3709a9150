import type { WireRequest } from '../model/wire.ts';

const visible = /^\/[\x21-\x7e]*$/;
const token = /^[!#$%&'*+.^_`|~\dA-Za-z-]+$/;
/** RFC 9110 §5.5: visible ASCII, obs-text, space and tab. */
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/;
const forbidden = new Set(['transfer-encoding', 'content-length', 'connection', 'upgrade', 'expect', 'keep-alive']);

/**
 * Why undici would not write the request-target; `undefined` when it will. Asked before dispatch, because each request
 * that a Pool refuses itself costs it a connection slot for good (seen in undici 8.12.4).
 */
export function unsendableTarget(target: string): string | undefined {
  if (visible.test(target)) return undefined;
  return `the request-target ${JSON.stringify(target)} holds a character that is not visible ASCII`;
}

/** The same for headers. */
export function unsendableHeaders(headers: WireRequest['headers']): string | undefined {
  for (const [name, value] of headers) {
    if (!token.test(name)) return `the header name ${JSON.stringify(name)} is no token`;
    if (forbidden.has(name.toLowerCase())) return `the header ${name} belongs to the connection`;
    if (!fieldValue.test(value)) return `the header ${name} holds a character that no header can carry`;
  }
  return undefined;
}
