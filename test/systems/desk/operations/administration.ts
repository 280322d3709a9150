import type { Operation } from '../operation.ts';

/** The administrators' part, which to all others does not exist; and what should not be called at all. */
export const administration: readonly Operation[] = [
  {
    id: 'POST /admin/flags',
    demand: { action: 'set', on: 'Flag' },
    hidden: true,
    needs: { name: 'string', enabled: 'boolean' },
    act: ({ body, caller, store }) => {
      const name = String(body['name']);
      const flag = store.find('flags', { tenantId: caller.tenant, name });
      const values = { tenantId: caller.tenant, ownerId: caller.id, name, enabled: Number(body['enabled']) };
      if (flag) store.update('flags', flag['id'], values);
      else store.insert('flags', values);
      return { status: 200, body: { name, enabled: body['enabled'] } };
    },
  },
  {
    id: 'POST /admin/notices',
    demand: { action: 'create', on: 'Notice' },
    hidden: true,
    needs: { text: 'string' },
    act: ({ body, caller, store }) => ({
      status: 201,
      body: store.insert('notices', { tenantId: caller.tenant, ownerId: caller.id, text: String(body['text']) }),
    }),
  },
  {
    id: 'POST /maintenance',
    demand: { action: 'switch', on: 'Maintenance' },
    needs: { enabled: 'boolean' },
    act: ({ body, state }) => {
      state.maintenance = body['enabled'] === true;
      return { status: 200, body: { enabled: state.maintenance } };
    },
  },
  {
    id: 'POST /internal/recount',
    demand: { action: 'recount', on: 'Everything' },
    act: ({ store }) => ({ status: 200, body: { tickets: store.count('tickets', {}) } }),
  },
  {
    id: 'GET /admin/flags',
    demand: { action: 'read', on: 'Flag' },
    hidden: true,
    act: ({ caller, store }) => ({ status: 200, body: { items: store.list('flags', { tenantId: caller.tenant }) } }),
  },
  {
    id: 'GET /admin/notices',
    demand: { action: 'read', on: 'Notice' },
    hidden: true,
    act: ({ caller, store }) => ({ status: 200, body: { items: store.list('notices', { tenantId: caller.tenant }) } }),
  },
  {
    id: 'GET /audit',
    demand: { action: 'read', on: 'Audit' },
    act: ({ caller, store }) => ({
      status: 200,
      body: { items: store.list('audit', { tenantId: caller.tenant }).slice(-100) },
    }),
  },
];
