import type { Presentation } from '../../model/wire.ts';

/** A token in the Authorization header, RFC 6750 §2.1. */
export function bearer(token: string): Presentation {
  return { headers: [['authorization', `Bearer ${token}`]], query: [] };
}
