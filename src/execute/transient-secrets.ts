import type { Presentation } from '../model/wire.ts';
import { Redactor } from './redactor.ts';

const leastCharacters = 12;

/**
 * Takes out of one exchange what was made for it alone: a signature, whole and by the parts that a header lists. A run
 * makes thousands of them, and no other exchange knows them.
 */
export function transientSecrets({ headers, query, transient = '$SIGNATURE' }: Presentation): Redactor {
  const redactor = new Redactor();
  for (const [name, value] of [...headers, ...query]) {
    const shown = transientName(transient, name);
    for (const part of [value, ...value.split(/[\s,;:="]+/)]) {
      if (part.length >= leastCharacters || part === value) redactor.add(part, shown);
    }
  }
  return redactor;
}

/** A variable of its own for each header or parameter that a module makes: `$PARTNER_TOKEN_X_DATE`. */
function transientName(transient: string, name: string): string {
  return `${transient}_${name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_')}`;
}
