import type { Operation } from '../operation.ts';

const ticket = { table: 'tickets', parameter: 'ticketId' } as const;

/** What is said about a ticket, and shown with it. */
export const conversation: readonly Operation[] = [
  {
    id: 'POST /tickets/{ticketId}/comments',
    demand: { action: 'comment', on: 'Ticket' },
    resource: ticket,
    needs: { text: 'string' },
    act: ({ resource, body, caller, store }) => ({
      status: 201,
      body: store.insert('comments', {
        tenantId: caller.tenant,
        ownerId: caller.id,
        ticketId: Number(resource?.['id']),
        text: String(body['text']),
      }),
    }),
  },
  {
    id: 'POST /tickets/{ticketId}/attachments',
    demand: { action: 'attach', on: 'Ticket' },
    resource: ticket,
    validatesFirst: true,
    needs: { name: 'string', size: 'integer' },
    act: ({ resource, body, caller, store }) => ({
      status: 201,
      body: store.insert('attachments', {
        tenantId: caller.tenant,
        ownerId: caller.id,
        ticketId: Number(resource?.['id']),
        name: String(body['name']),
        size: Number(body['size']),
      }),
    }),
  },
  {
    id: 'GET /tickets/{ticketId}/comments',
    demand: { action: 'read', on: 'Ticket' },
    resource: ticket,
    act: ({ resource, store }) => ({
      status: 200,
      body: { items: store.list('comments', { ticketId: Number(resource?.['id']) }) },
    }),
  },
];
