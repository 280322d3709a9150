import { randomBytes } from 'node:crypto';

/** The headers that name one request, and the same as JSON without the brackets around them. */
export interface RequestIds {
  readonly headers: [name: string, value: string][];
  /** Name, value, name, value …: what undici takes. */
  readonly flat: readonly string[];
  readonly json: string;
}

/** The headers that let a log line be found again: gateways reset the first, some keep the second, default log formats show the last. */
export function idHeaders(version: string): (id: string, serial: number) => RequestIds {
  // Random once for each run and counted on: randomness for every request would cost more than all the rest of it.
  const run = randomBytes(12).toString('hex');
  const parent = run.slice(0, 8);
  return (id, serial) => {
    const counted = serial.toString(16).padStart(8, '0');
    // W3C Trace Context §3.2: version-traceid-parentid-flags.
    const trace = `00-${run}${counted}-${parent}${counted}-01`;
    const agent = `rolecall/${version} (${id})`;
    return {
      headers: [
        ['x-request-id', id],
        ['traceparent', trace],
        ['user-agent', agent],
      ],
      flat: ['x-request-id', id, 'traceparent', trace, 'user-agent', agent],
      // Letters, digits and signs of our own: nothing in them needs an escape.
      json: `["x-request-id","${id}"],["traceparent","${trace}"],["user-agent","${agent}"]`,
    };
  };
}
