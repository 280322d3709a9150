import { randomBytes } from 'node:crypto';
import type { Variables } from '../execute/credentials/read-secret.ts';

/**
 * A password for each name, hidden before anybody learns it: what the variable of that name holds, else one made for the
 * run, as rules for passwords want them, without a character twice in a row.
 */
export function passwords(
  hide: (secret: string, name: string) => void,
  variables: Variables = {},
): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    let password = known.get(name);
    if (password === undefined) {
      known.set(name, (password = variables[name] ?? made()));
      hide(password, `$${name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_')}`);
    }
    return password;
  };
}

function made(): string {
  const random = randomBytes(18)
    .toString('base64url')
    .replaceAll(/(.)\1+/g, '$1');
  return `Aa1!${random}`;
}
