import type { ExchangeLine } from '../model/journal.ts';
import { shellWord } from './shell-word.ts';

/** A request as the journal keeps it, or as a dry run would send it. */
export type PrintedRequest = ExchangeLine['request'];

/** Where a curl command goes. */
export interface CurlOptions {
  /** Scheme, host and port of the target. */
  readonly origin: string;
  /** File of the authorities that the target's certificate is from. */
  readonly ca?: string | undefined;
  /** How curl becomes the client: `--interface …`. */
  readonly client?: readonly string[];
}

/** Made anew for each request or by curl itself: in a pair they would only hide the line that matters. */
const ownToEachRequest = new Set([
  'content-length',
  'connection',
  'x-request-id',
  'traceparent',
  'tracestate',
  'user-agent',
]);

/** The curl command of a request, one option a line; joined by `commandOf`. */
export function curl(request: PrintedRequest, { origin, client = [], ca }: CurlOptions): readonly string[] {
  const lines = [`curl -i -X ${shellName(request.method)} ${shellWord(origin + request.target)}`];
  if (/\/\.\.?(\/|$)/.test(request.target)) lines.push('--path-as-is');
  // Braces and brackets are ranges to curl: https://curl.se/docs/manpage.html#-g
  if (/[{}[\]]/.test(request.target)) lines.push('--globoff');
  lines.push(...client);
  if (request.proxyProtocol) lines.push(`--haproxy-clientip ${shellWord(request.proxyProtocol.ip)}`);
  if (ca !== undefined) lines.push(`--cacert ${shellWord(ca)}`);
  if (request.certificate) {
    lines.push(`--cert ${shellWord(request.certificate.cert, { header: true })}`);
    lines.push(`--key ${shellWord(request.certificate.key, { header: true })}`);
  }
  const host = URL.parse(origin)?.host;
  for (const [name, value] of request.headers) {
    if (ownToEachRequest.has(name.toLowerCase())) continue;
    if (name.toLowerCase() === 'host' && value === host) continue;
    lines.push(`-H ${shellWord(value === '' ? `${name};` : `${name}: ${value}`, { header: true })}`);
  }
  if (request.body === null) return lines;
  // curl would add application/x-www-form-urlencoded of its own accord.
  if (!request.headers.some(([name]) => name.toLowerCase() === 'content-type')) lines.push(`-H 'content-type:'`);
  lines.push(`--data-raw ${shellWord(request.body)}`);
  return lines;
}

/** The lines of a command as one text that can be pasted. */
export function commandOf(lines: readonly string[], indent = ''): string {
  return lines.map((line, index) => (index === 0 ? indent + line : `${indent}  ${line}`)).join(' \\\n');
}

function shellName(method: string): string {
  return /^[A-Z]+$/.test(method) ? method : shellWord(method);
}
