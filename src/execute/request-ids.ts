import { randomBytes } from 'node:crypto';

/** The headers that let a log line be found again: gateways reset the first, some keep the second, default log formats show the last. */
export function idHeaders(id: string, version: string): (readonly [string, string])[] {
  const trace = randomBytes(24).toString('hex');
  return [
    ['x-request-id', id],
    // W3C Trace Context §3.2: version-traceid-parentid-flags.
    ['traceparent', `00-${trace.slice(0, 32)}-${trace.slice(32)}-01`],
    ['user-agent', `rolecall/${version} (${id})`],
  ];
}
