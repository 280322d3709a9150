import { isMapping } from '../document/record.ts';
import { type RecordedRequest, unknownText } from './recorded-request.ts';

const secretWords: ReadonlySet<string> = new Set(
  (
    'password passwd passphrase passcode pwd secret token credential credentials pin authorization ' +
    'authentication auth bearer jwt cookie session sessionid sid csrf xsrf signature sig otp totp cvv cvc ' +
    'apikey assertion pass csrftoken'
  ).split(' '),
);

/** A key alone identifies; one of these is a secret. */
const secretKeys: ReadonlySet<string> = new Set(
  (
    'api access private secret encryption signing subscription functions master shared client auth ' +
    'account service license app developer admin'
  ).split(' '),
);

/** Whether what is called so is a secret: left out of every file, whatever it holds. Better too much than too little. */
export function isSecretName(name: string): boolean {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/);
  return words.some(
    (word, index) => secretWords.has(word) || (/^keys?$/.test(word) && secretKeys.has(words[index - 1] ?? '')),
  );
}

/** What secrets look like wherever they stand: tokens (RFC 7519), authorization headers, keys of well-known services, PEM. */
const secretLooks =
  /\beyJ[\w-]{8,}\.[\w-]+\.|\b(?:bearer|basic)\s+[\w.~+/=-]{6,}|-----BEGIN [A-Z ]*PRIVATE KEY|\b(?:sk|rk|pk)_(?:live|test)_\w+|\bsk-[\w-]{16,}|\bgh[pousr]_\w{16,}|\bgithub_pat_\w+|\bglpat-[\w-]+|\bxox[abeoprs]-[\w-]+|\bA[KS]IA[A-Z0-9]{16}\b|\bAIza[\w-]{30,}/i;

/** Tells secrets by their look, or because they stand under a secret's name anywhere in the same recordings. */
export class Secrets {
  readonly #known: ReadonlySet<string>;

  constructor(requests: readonly RecordedRequest[]) {
    this.#known = new Set(requests.flatMap((request) => [...secretsOf(request)]).flatMap(forms));
  }

  /** Whether the text holds a secret, or something that only its author's shell knows. */
  betrays(text: string): boolean {
    if (text.includes(unknownText) || secretLooks.test(text)) return true;
    for (const secret of this.#known) if (text.includes(secret)) return true;
    return false;
  }
}

function* secretsOf({ url, headers, body }: RecordedRequest): Generator<string> {
  yield url.username;
  yield url.password;
  for (const [name, value] of url.searchParams) if (isSecretName(name)) yield value;
  for (const [name, value] of headers) {
    if (/cookie/i.test(name)) for (const cookie of value.split(';')) yield cookie.slice(cookie.indexOf('=') + 1).trim();
    else if (isSecretName(name)) yield* credentials(value);
  }
  const content = body?.content;
  if (typeof content === 'string') yield* secretsIn(parsed(content));
  else for (const { name, value } of content ?? []) if (isSecretName(name)) yield value;
}

/** A header's whole value, what stands behind the scheme, and both halves of Basic credentials. */
function* credentials(value: string): Generator<string> {
  yield value;
  const [, token = ''] = /^\S+\s+(\S.*)$/.exec(value) ?? [];
  yield token;
  yield* value.split(':', 2);
  if (/^basic\s/i.test(value)) yield* Buffer.from(token, 'base64').toString().split(/:(.*)/s);
}

function* secretsIn(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const item of value) yield* secretsIn(item);
  if (!isMapping(value)) return;
  for (const [name, child] of Object.entries(value)) {
    if (typeof child === 'string' && isSecretName(name)) yield child;
    else yield* secretsIn(child);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return Object.fromEntries(new URLSearchParams(text));
  }
}

const shortest = 6;

/** A secret as it may stand elsewhere; what is shorter would be found in every other word. */
function forms(secret: string): readonly string[] {
  if (secret.length < shortest) return [];
  return [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64').replace(/=+$/, '')];
}
