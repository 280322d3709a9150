import { randomBytes } from 'node:crypto';

/** The headers that let a log line be found again: gateways reset the first, some keep the second, default log formats show the last. */
export function idHeaders(version: string): (id: string, serial: number) => [name: string, value: string][] {
  // Random once for each run and counted on: randomness for every request would cost more than all the rest of it.
  const run = randomBytes(12).toString('hex');
  return (id, serial) => {
    const counted = serial.toString(16).padStart(8, '0');
    return [
      ['x-request-id', id],
      // W3C Trace Context §3.2: version-traceid-parentid-flags.
      ['traceparent', `00-${run}${counted}-${run.slice(0, 8)}${counted}-01`],
      ['user-agent', `rolecall/${version} (${id})`],
    ];
  };
}
