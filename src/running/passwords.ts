import { randomBytes } from 'node:crypto';

/** A password for each name, hidden before anybody learns it: as rules for passwords want them, without a character twice in a row. */
export function passwords(hide: (secret: string, name: string) => void): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    let password = known.get(name);
    if (password === undefined) {
      const random = randomBytes(18)
        .toString('base64url')
        .replaceAll(/(.)\1+/g, '$1');
      known.set(name, (password = `Aa1!${random}`));
      hide(password, `$${name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_')}`);
    }
    return password;
  };
}
