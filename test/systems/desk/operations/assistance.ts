import type { Operation } from '../operation.ts';

/** Finding tickets, and having answers written; and what everybody may say. */
export const assistance: readonly Operation[] = [
  {
    id: 'POST /search',
    demand: { action: 'search', on: 'Ticket' },
    demands: ({ body: { tenantId }, caller }) =>
      tenantId === undefined || tenantId === caller.tenant ? [] : [{ action: 'search-anywhere', on: 'Ticket' }],
    validatesFirst: true,
    needs: { query: 'string' },
    takes: { tenantId: 'string' },
    act: ({ body: { query, tenantId }, caller, store }) => {
      const found = store
        .list('tickets', { tenantId: typeof tenantId === 'string' ? tenantId : caller.tenant })
        .filter(({ subject }) => String(subject).includes(String(query)));
      return { status: 200, body: { items: found.slice(0, 3).map(({ id, subject }) => ({ id, subject })) } };
    },
  },
  {
    id: 'POST /completions',
    demand: { action: 'use', on: 'Completion' },
    demands: ({ body }) => (body['model'] === 'large' ? [{ action: 'use-large', on: 'Completion' }] : []),
    needs: { model: ['small', 'large'], prompt: 'string' },
    act: ({ body }) => ({ status: 200, body: { model: body['model'], text: 'Have you tried to turn it off and on?' } }),
  },
  {
    id: 'POST /feedback',
    needs: { text: 'string' },
    act: ({ body, store }) => ({
      status: 201,
      body: { id: store.insert('feedback', { text: String(body['text']) })?.['id'] },
    }),
  },
];
