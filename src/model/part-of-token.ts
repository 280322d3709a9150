/**
 * What the name of a token state says: of one of several credentials that are sent together it carries the label of that
 * credential, `gatewayKey:expired`.
 */
export function partOfToken(token: string): { readonly part: string | undefined; readonly state: string } {
  const colon = token.lastIndexOf(':');
  return colon === -1
    ? { part: undefined, state: token }
    : { part: token.slice(0, colon), state: token.slice(colon + 1) };
}
