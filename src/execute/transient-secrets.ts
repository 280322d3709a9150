import type { Presentation } from '../model/wire.ts';
import { Redactor } from './redactor.ts';

const leastCharacters = 12;

/** ISO 8601, basic and extended, as far as a part of a header goes. */
const time = /^\d{4}-?\d\d-?\d\dT\d/;

/**
 * Takes out of one exchange what was made for it alone: a signature, whole and by the parts that a header lists. A run
 * makes thousands of them, and no other exchange knows them.
 */
export function transientSecrets({ headers, query, transient = '$SIGNATURE' }: Presentation): Redactor {
  const redactor = new Redactor();
  for (const [name, value] of [...headers, ...query]) {
    const shown = transientName(transient, name);
    // What surrounds a signature, and the time of it, stand in other texts as well: whole they are hidden, not by pieces.
    redactor.add(value, shown, { pieces: false });
    for (const part of value.split(/[\s,;:="]+/)) {
      if (part.length >= leastCharacters && !time.test(part)) redactor.add(part, shown);
    }
  }
  return redactor;
}

/** A variable of its own for each header or parameter that a module makes: `$PARTNER_TOKEN_X_DATE`. */
function transientName(transient: string, name: string): string {
  return `${transient}_${name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_')}`;
}
