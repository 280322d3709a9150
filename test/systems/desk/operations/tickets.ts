import type { Operation } from '../operation.ts';
import { problems } from '../problems.ts';
import { text } from '../text.ts';

const ticket = { table: 'tickets', parameter: 'ticketId' } as const;
const priority = ['low', 'normal', 'urgent'];

/** Tickets, which customers have and agents work on. */
export const tickets: readonly Operation[] = [
  {
    id: 'POST /projects/{projectId}/tickets',
    demand: { action: 'create', on: 'Ticket' },
    demands: ({ body }) => (body['priority'] === 'urgent' ? [{ action: 'create-urgent', on: 'Ticket' }] : []),
    resource: { table: 'projects', parameter: 'projectId' },
    validatesFirst: true,
    needs: { subject: 'string' },
    takes: { priority },
    act: ({ resource, body, caller, store }) => {
      if (resource?.['archivedBy']) return problems.conflict('The project is archived.');
      const made = store.insert('tickets', {
        tenantId: caller.tenant,
        ownerId: caller.id,
        projectId: Number(resource?.['id']),
        subject: String(body['subject']),
        priority: text(body['priority'], 'normal'),
      });
      return { status: 201, body: made };
    },
  },
  {
    id: 'POST /tickets/{ticketId}/close',
    demand: { action: 'close', on: 'Ticket' },
    resource: { ...ticket, reveals: true },
    act: ({ resource, store }) => {
      if (resource?.['status'] === 'closed') return problems.conflict('The ticket is closed already.');
      store.update('tickets', resource?.['id'], { status: 'closed' });
      return { status: 204 };
    },
  },
  {
    id: 'POST /tickets/{ticketId}/assign',
    demand: { action: 'assign', on: 'Ticket' },
    resource: ticket,
    needs: { assigneeId: 'string' },
    act: ({ resource, body, caller, store }) => {
      const assigneeId = String(body['assigneeId']);
      if (!store.find('members', { id: assigneeId, tenantId: caller.tenant }))
        return problems.invalid('"assigneeId" must be a member.');
      store.update('tickets', resource?.['id'], { assigneeId, assignedAt: new Date().toISOString() });
      return { status: 200, body: store.find('tickets', { id: Number(resource?.['id']) }) };
    },
  },
  {
    id: 'POST /transfers',
    demand: { action: 'transfer', on: 'Ticket' },
    resource: {
      table: 'tickets',
      find: ({ body, store }) => store.find('tickets', { id: Number(body['ticketId']) }),
      reveals: true,
    },
    validatesFirst: true,
    needs: { ticketId: 'integer', newOwnerId: 'string' },
    act: ({ resource, body, caller, store }) => {
      const newOwnerId = String(body['newOwnerId']);
      if (!store.find('members', { id: newOwnerId, tenantId: caller.tenant }))
        return problems.invalid('"newOwnerId" must be a member.');
      store.update('tickets', resource?.['id'], { ownerId: newOwnerId });
      return { status: 201, body: { ticketId: resource?.['id'], ownerId: newOwnerId } };
    },
  },
  {
    id: 'GET /tickets/{ticketId}',
    demand: { action: 'read', on: 'Ticket' },
    resource: ticket,
    act: ({ resource, store }) => {
      const ticketId = Number(resource?.['id']);
      const [comments, attachments] = ['comments', 'attachments'].map((table) => store.list(table, { ticketId }));
      return { status: 200, body: { ...resource, comments, attachments } };
    },
  },
  {
    id: 'DELETE /tickets/{ticketId}',
    demand: { action: 'remove', on: 'Ticket' },
    resource: ticket,
    act: ({ resource, store }) => {
      store.remove('tickets', { id: Number(resource?.['id']) });
      return { status: 204 };
    },
  },
];
