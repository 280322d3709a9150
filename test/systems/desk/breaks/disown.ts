import type { Access } from '../access.ts';
import { regrant } from './regrant.ts';

/** Customers may do this to the tickets of all customers of their tenant. */
export function disown(action: string): (access: Access) => Access {
  return regrant('customer', (grants) => [...grants, { action, on: 'Ticket' }]);
}
