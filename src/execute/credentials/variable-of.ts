/** What stands for a secret in everything that is written: `$EDITOR_TOKEN`, `$EDITOR_TOKEN_EXPIRED`; a shell can fill it in. */
export function variableOf(principal: string, state: string | undefined): string {
  const parts = state === undefined ? [principal, 'token'] : [principal, 'token', state];
  return `$${parts
    .join('_')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')}`;
}
