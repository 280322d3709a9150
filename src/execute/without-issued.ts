const secretive = 'token|secret|passw|session|api_?key|credential|cookie';

/** A JSON member whose name says that it is a secret, with a text long enough to be one. A known secret is a `$NAME` already. */
const member = new RegExp(String.raw`"[^"\\]*(?:${secretive})[^"\\]*"\s*:\s*"(?!\$)((?:[^"\\\s]|\\.){12,})"`, 'gi');

/** The same in a query: links to sign up or to set a password carry what opens them. */
const parameter = new RegExp(String.raw`[?&][\w-]*(?:${secretive}|invite|code)[\w-]*=(?!\$)([^&#"\s\\]{12,})`, 'gi');

/** RFC 7519 §3: a header and a payload, both JSON objects, and a signature. */
const jwt = /\b(eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,})/g;

/** RFC 6265 §4.1.1. */
const cookie = /^[^=;\s]+=(?!\$)([^;]{8,})/g;

type Headers = Readonly<Record<string, string | string[]>>;

/**
 * Takes out what a server gives away in an answer: nobody told of it beforehand, and its place says that it is a secret.
 * The same text elsewhere in the answer, as in `location`, goes with it.
 */
export function withoutIssued(headers: Headers, body: string): { readonly headers: Headers; readonly body: string } {
  const issued = [...new Set([...inBody(body), ...Object.entries(headers).flatMap(inHeader)])];
  if (issued.length === 0) return { headers, body };
  const any = new RegExp(issued.map((secret) => RegExp.escape(secret)).join('|'), 'g');
  const hidden = (text: string) => text.replace(any, '$$ISSUED');
  const shown = Object.entries(headers).map(([name, value]) => [
    name,
    typeof value === 'string' ? hidden(value) : value.map(hidden),
  ]);
  return { headers: Object.fromEntries(shown), body: hidden(body) };
}

function inBody(body: string): string[] {
  return [member, parameter, jwt].flatMap((pattern) => found(pattern, body));
}

function inHeader([name, value]: [string, string | string[]]): string[] {
  const patterns = name === 'set-cookie' ? [cookie] : [parameter, jwt];
  return [value].flat().flatMap((text) => patterns.flatMap((pattern) => found(pattern, text)));
}

function found(pattern: RegExp, text: string): string[] {
  return Array.from(text.matchAll(pattern), ([, secret = '']) => secret);
}
