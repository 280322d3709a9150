import type { LoginEndpoint } from './wfc-entry.ts';

type Token = NonNullable<LoginEndpoint['token']>;

/** Where the token of a login goes, as `at` of a principal; empty where it goes there anyway; `undefined`: no such place. */
export function tokenPlace(token: Token): Readonly<Record<string, string>> | undefined {
  const old = token.extractFrom === undefined;
  const name = (old ? token.httpHeaderName : token.sendName) ?? '';
  const template = old ? `${token.headerPrefix ?? ''}{token}` : (token.sendTemplate ?? '{token}');
  if (!old && token.sendIn === 'query') return template === '{token}' ? { query: name } : undefined;
  if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(name)) return undefined;
  const [, cookie] = /^([!#$%&'*+.^_`|~\w-]+)=\{token\}$/.exec(template) ?? [];
  if (name.toLowerCase() === 'cookie') return cookie === undefined ? undefined : { cookie };
  if (template === '{token}') return { header: name };
  const [, scheme] = /^([!#$%&'*+.^_`|~\w-]+) +\{token\}$/.exec(template) ?? [];
  if (scheme === undefined) return undefined;
  const usual = name.toLowerCase() === 'authorization' && scheme === 'Bearer';
  return usual ? {} : { header: name, scheme };
}
