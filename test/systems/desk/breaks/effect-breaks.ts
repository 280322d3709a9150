import type { Break } from '../break.ts';
import { findResource } from '../find-resource.ts';
import { redCells } from './red-cells.ts';

const approving = 'POST /invoices/{invoiceId}/approvals';

/** The refusal is right, and something was written all the same. */
export const effectBreaks: readonly Break[] = [
  {
    name: 'comment-written-before-the-check',
    mistake: 'The comment is stored first, and the check that follows does not take it back.',
    kind: 'effect',
    red: redCells('POST /tickets/{ticketId}/comments', 'viewer auditor'),
    operations: ['POST /tickets/{ticketId}/comments'],
    stages: (stages, { resource }) => ({
      ...stages,
      permission: (call) => {
        const stopped = stages.permission(call);
        const ticket = stopped && resource && findResource(resource, call);
        if (ticket) stages.act({ ...call, resource: ticket });
        return stopped;
      },
    }),
  },
  {
    name: 'assignee-written-although-refused',
    mistake: 'The form is bound to the ticket before the guard runs: one field of it changes.',
    kind: 'effect',
    red: redCells('POST /tickets/{ticketId}/assign', 'viewer agent auditor customer customer-2 foreign-customer'),
    operations: ['POST /tickets/{ticketId}/assign'],
    stages: (stages) => ({
      ...stages,
      permission: (call) => {
        const stopped = stages.permission(call);
        if (stopped)
          call.store.update('tickets', Number(call.parameters['ticketId']), {
            assigneeId: String(call.body['assigneeId']),
          });
        return stopped;
      },
    }),
  },
  {
    name: 'archived-although-refused',
    mistake: 'The agents’ own way to archive saves, and then asks whether that was allowed.',
    kind: 'effect',
    red: redCells('POST /projects/{projectId}/archive', 'agent'),
    operations: ['POST /projects/{projectId}/archive'],
    stages: (stages) => ({
      ...stages,
      permission: (call) => {
        const stopped = stages.permission(call);
        if (call.caller.roles.includes('agent'))
          call.store.update('projects', Number(call.parameters['projectId']), { archivedBy: call.caller.id });
        return stopped;
      },
    }),
  },
  {
    name: 'approval-recorded-before-the-token',
    mistake: 'A middleware records the approval on the way in, before the token is looked at.',
    kind: 'effect',
    red: [...redCells(approving, 'anonymous'), ...redCells(approving, '*', 'token=*')],
    operations: [approving],
    stages: (stages, { resource }) => ({
      ...stages,
      authenticate: (call) => {
        const stopped = stages.authenticate(call);
        const invoice = stopped && resource && findResource(resource, call);
        if (invoice) stages.act({ ...call, resource: invoice });
        return stopped;
      },
    }),
  },
];
