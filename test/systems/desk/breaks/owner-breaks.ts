import type { Break } from '../break.ts';
import { problems } from '../problems.ts';
import { disown } from './disown.ts';
import { load } from './load.ts';
import { redCells } from './red-cells.ts';

const customers = 'customer customer-2';

/** What is another member's is treated as one's own, or the other way round. */
export const ownerBreaks: readonly Break[] = [
  {
    name: 'owner-unchecked-on-comments',
    mistake: 'Customers may comment on tickets, and nobody asked whose.',
    kind: 'owner',
    red: redCells('POST /tickets/{ticketId}/comments', customers, 'owner=other'),
    access: disown('comment'),
  },
  {
    name: 'owner-unchecked-on-close',
    mistake: 'Whoever knows the number of a ticket of the tenant may close it.',
    kind: 'owner',
    red: redCells('POST /tickets/{ticketId}/close', customers, 'owner=other'),
    access: disown('close'),
  },
  {
    name: 'owner-unchecked-on-transfer',
    mistake: 'The ticket that a transfer names in its body is looked up by its number alone.',
    kind: 'owner',
    red: redCells('POST /transfers', customers, 'owner=other'),
    access: disown('transfer'),
  },
  {
    name: 'delegator-in-body-believed',
    mistake: 'The delegator is who the body says, not who the token says.',
    kind: 'owner',
    red: redCells('POST /delegations', `agent manager ${customers}`, 'owner=other'),
    operations: ['POST /delegations'],
    stages: (stages, operation) => ({ ...stages, resource: load(operation) }),
  },
  {
    name: 'owner-compared-with-another-type',
    mistake: 'The id of the owner is compared with a number, so nobody owns anything.',
    kind: 'owner',
    red: redCells('POST /tickets/{ticketId}/attachments', customers),
    operations: ['POST /tickets/{ticketId}/attachments'],
    stages: (stages) => ({
      ...stages,
      resource: (call) => (call.caller.roles.includes('customer') ? problems.notFound : stages.resource(call)),
    }),
  },
];
