import { behindScheme } from './behind-scheme.ts';

/** The name and the password of a header for HTTP Basic, RFC 7617; `undefined` where Rolecall would not write the same again. */
export function basicPair(value: string): { readonly username: string; readonly password: string } | undefined {
  const { scheme, secret } = behindScheme(value);
  if (scheme?.toLowerCase() !== 'basic') return undefined;
  const text = Buffer.from(secret, 'base64').toString();
  const [, username, password] = /^([^:]+):(.+)$/.exec(text) ?? [];
  if (username === undefined || password === undefined) return undefined;
  // What an environment variable holds is trimmed.
  const same = Buffer.from(text).toString('base64') === secret && password === password.trim();
  return same && !/[\p{Cc}\p{Cf}\u{FFFD}]/u.test(text) ? { username, password } : undefined;
}
