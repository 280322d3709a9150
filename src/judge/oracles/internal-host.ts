import type { Oracle, Refusal } from '../../model/oracle.ts';
import type { RunLine } from '../../model/journal.ts';
import type { Response } from '../../model/signature.ts';
import { byAnswer } from '../by-answer.ts';
import { readable } from '../readable.ts';

/** A name that ends nowhere else, or an address; what follows must not make it a longer name, such as that of a Java package. */
const host = String.raw`((?:\d{1,3}\.){3}\d{1,3}|[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.(?:internal|local))(?![\w-]|\.\w)`;

/**
 * Where a host is surely one that the server talks to. An address that stands alone may be the caller's own, as the server
 * sees it; a name that stands alone may be a file, a variable or a package.
 */
const places: readonly RegExp[] = [
  new RegExp(String.raw`\b[a-z][a-z0-9+.-]{1,20}:\/\/(?:[^\s/@"'<>]{0,100}@)?${host}(?<rest>[^\s"'<>]{0,200})`, 'gi'),
  // A port from which clients call (RFC 6056 §3.2, and Linux from 32768) belongs to a caller.
  new RegExp(String.raw`(?<![\w.@-])${host}:(?<port>\d{1,5})\b`, 'gi'),
  new RegExp(
    String.raw`\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ETIMEDOUT|lookup|resolve|connect(?:ing)? to|upstream)[ :="'\u0060]{1,4}${host}`,
    'gi',
  ),
  /(?<![\w.@-])((?:[\w-]{1,63}\.){1,8}svc\.cluster\.local)(?![\w-]|\.\w)/gi,
];

const firstPortOfCallers = 32_768;
/** A link to explanations is meant to be followed, and the URI of a problem type (RFC 9457 §3.1.1) is a name. */
const documentation = /\/(?:docs?|documentation|help|wiki|errors?|problems?)(?:\/|$)/i;
const problemType = /"type"\s?:\s?"[^"]{0,300}"/g;
/** Headers in which proxies say whom they asked; many others echo the caller. */
const tellingHeaders = /upstream|backend|served-by|^via$|^x-host$/;

/** CWE-200: where the server's own network lies. */
export const internalHost: Oracle = {
  summary:
    'a refusal names a host inside: a private address (RFC 1918), or a name in .internal, .local or .svc.cluster.local',
  severity: 'medium',
  title: 'refusals name internal hosts',
  remedy: 'keep addresses and names of the inner network out of answers: they are for the log',
  *look({ run, all }) {
    for (const refusal of all) {
      const found = hostsIn(refusal.response).find((name) => !isKnown(name, refusal, run));
      if (found !== undefined) yield { cell: refusal.cell.id, evidence: `names the internal host ${found}` };
    }
  },
};

const hostsIn = byAnswer(({ headers, body }: Response): readonly string[] => {
  const told = Object.entries(headers).flatMap(([name, value]) => (tellingHeaders.test(name) ? [String(value)] : []));
  const text = [readable(body).replaceAll(problemType, ''), ...told].join('\n');
  const found = places.flatMap((place) => [...text.matchAll(place)].filter(isServer).map(([, name = '']) => name));
  return [...new Set(found.map((name) => name.toLowerCase()))].filter(isInside);
});

function isServer({ groups }: RegExpExecArray): boolean {
  if (groups?.['port'] !== undefined) return Number(groups['port']) < firstPortOfCallers;
  return !documentation.test(groups?.['rest'] ?? '');
}

/** RFC 1918 §3, and names that no public resolver knows. */
function isInside(name: string): boolean {
  if (!/^[\d.]+$/.test(name)) return true;
  const [first = 0, second = 0, ...rest] = name.split('.').map(Number);
  if ([first, second, ...rest].some((octet) => octet > 255)) return false;
  return first === 10 || (first === 172 && second >= 16 && second < 32) || (first === 192 && second === 168);
}

/** The API's own host, or what the caller said itself. */
function isKnown(name: string, { exchange: { request } }: Refusal, { environment, addresses = [] }: RunLine): boolean {
  if (URL.parse(environment.target)?.hostname === name || addresses.some(({ ip }) => ip === name)) return true;
  const sent = [request.target, request.body ?? '', ...request.headers.map(([, value]) => value)];
  return sent.some((text) => text.toLowerCase().includes(name));
}
