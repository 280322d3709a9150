import type { Operation } from './operation.ts';
import { administration } from './operations/administration.ts';
import { assistance } from './operations/assistance.ts';
import { conversation } from './operations/conversation.ts';
import { invoices } from './operations/invoices.ts';
import { machines } from './operations/machines.ts';
import { people } from './operations/people.ts';
import { projects } from './operations/projects.ts';
import { sessions } from './operations/sessions.ts';
import { tickets } from './operations/tickets.ts';

/** Everything that the desk does. */
export const operations: readonly Operation[] = [
  ...sessions,
  ...projects,
  ...tickets,
  ...conversation,
  ...invoices,
  ...people,
  ...machines,
  ...assistance,
  ...administration,
];
