import { isMapping } from '../document/record.ts';
import { childPointer } from '../document/pointer.ts';
import { isSecretName, type Secrets } from './secrets.ts';

/** A value without its secrets, and what was done to it. `undefined`: nothing of it may be kept. */
export interface Redacted {
  readonly value: unknown;
  readonly notes: readonly string[];
}

/**
 * Takes secrets out of a body. Under a secret's name a text becomes a unique one, made at each sending: nothing that is
 * real can be sent by accident, and a new password is still a password. Everything else that holds a secret is left out.
 */
export function redacted(value: unknown, secrets: Secrets): Redacted {
  const notes: string[] = [];
  const clean = cleaned(value, { secrets, notes, pointer: '' });
  return { value: clean, notes };
}

interface Cleaning {
  readonly secrets: Secrets;
  readonly notes: string[];
  readonly pointer: string;
}

function cleaned(value: unknown, cleaning: Cleaning): unknown {
  const { secrets, notes, pointer } = cleaning;
  if (typeof value === 'string' && secrets.betrays(value)) {
    notes.push(`${pointer === '' ? 'the body' : pointer} was left out: it holds a secret, or what only a shell knows`);
    return undefined;
  }
  if (Array.isArray(value))
    return value
      .map((item, index) => cleaned(item, { ...cleaning, pointer: childPointer(pointer, String(index)) }))
      .filter((item) => item !== undefined);
  if (!isMapping(value)) return value;
  const entries = Object.entries(value).flatMap(([name, child]): [string, unknown][] => {
    if (secrets.betrays(name)) {
      notes.push(`a property of ${pointer === '' ? 'the body' : pointer} was left out: its name holds a secret`);
      return [];
    }
    const at = childPointer(pointer, name);
    const kept = isSecretName(name)
      ? inPlaceOf(name, child, { ...cleaning, pointer: at })
      : cleaned(child, { ...cleaning, pointer: at });
    return kept === undefined ? [] : [[name, kept]];
  });
  return Object.fromEntries(entries);
}

function inPlaceOf(name: string, value: unknown, { notes, pointer }: Cleaning): unknown {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value !== 'string') {
    notes.push(`${pointer} was left out: its name says that it is a secret`);
    return undefined;
  }
  notes.push(`${pointer} is made anew for each request: its name says that it is a secret`);
  return { unique: name.replaceAll(/[^\w-]+/g, '-') };
}
