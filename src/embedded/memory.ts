import { creation } from './creation.ts';
import { ownership, type Ownership } from './ownership.ts';
import { shelf } from './shelf.ts';
import type { Success } from './success.ts';

/** A request that is let in, as far as an API without a database understands it. */
interface Admitted {
  readonly method: string;
  readonly path: string;
  readonly sent: unknown;
  /** Whose it is. */
  readonly subject: string;
  /** Whether the document takes a value as the answer. */
  readonly fits: (value: unknown) => boolean;
}

/** What was made, and by whom. */
export interface Memory {
  readonly owns: Ownership['owns'];
  /** The success as if the request had been carried out: POST makes, GET reads back what was made. */
  readonly carryOut: (success: Success, admitted: Admitted) => Success;
}

/** Remembers for as long as the API lives. */
export function memory(): Memory {
  const owners = ownership();
  const created = shelf();
  return {
    owns: owners.owns,
    carryOut: (success, { method, path, sent, subject, fits }) => {
      if (method === 'POST') {
        const made = creation(success, sent, { path, shelf: created, fits });
        owners.record(idOf(made.value), subject);
        return made;
      }
      const kept = method === 'GET' ? created.read(path) : undefined;
      return kept === undefined ? success : { ...success, value: kept };
    },
  };
}

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
}
