import type { LoginEndpoint } from './wfc-entry.ts';

/** What keeps the token of a login's answer, as a runtime expression; `undefined`: nothing does. */
export function keptToken(token: NonNullable<LoginEndpoint['token']>): string | undefined {
  const { extractFrom = 'body', extractSelector = token.extractFromField ?? '' } = token;
  if (extractFrom === 'header')
    return /^[!#$%&'*+.^_`|~\w-]+$/.test(extractSelector) ? `$response.header.${extractSelector}` : undefined;
  // RFC 6901 §3: a pointer is empty, or begins with a slash.
  return /^(?:$|\/)/.test(extractSelector) ? `$response.body#${extractSelector}` : undefined;
}
