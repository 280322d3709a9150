import type { Operation } from '../operation.ts';
import { problems } from '../problems.ts';

const project = { table: 'projects', parameter: 'projectId' } as const;

/** Projects, and what is taken out of them. */
export const projects: readonly Operation[] = [
  {
    id: 'POST /projects',
    demand: { action: 'create', on: 'Project' },
    needs: { name: 'string' },
    act: ({ body, caller, store, settings }) => {
      if (store.count('projects', { tenantId: caller.tenant, ownerId: caller.id }) >= settings.quota)
        return problems.quota('projects', settings.quota);
      const made = store.insert('projects', {
        tenantId: caller.tenant,
        ownerId: caller.id,
        name: String(body['name']),
      });
      return made ? { status: 201, body: made } : problems.taken('name');
    },
  },
  {
    id: 'POST /projects/{projectId}/archive',
    demand: { action: 'archive', on: 'Project' },
    resource: project,
    act: ({ resource, caller, store }) => {
      if (resource?.['archivedBy']) return problems.conflict('The project is archived already.');
      store.update('projects', resource?.['id'], { archivedBy: caller.id });
      return { status: 204 };
    },
  },
  {
    id: 'POST /projects/{projectId}/exports',
    demand: { action: 'export', on: 'Project' },
    resource: project,
    officeOnly: true,
    needs: { format: ['csv', 'json'] },
    act: ({ resource, body, caller, store }) => ({
      status: 202,
      body: store.insert('exports', {
        tenantId: caller.tenant,
        ownerId: caller.id,
        projectId: Number(resource?.['id']),
        format: String(body['format']),
      }),
    }),
  },
  {
    id: 'GET /projects',
    demand: { action: 'read', on: 'Project' },
    act: ({ caller, store }) => ({ status: 200, body: { items: store.list('projects', { tenantId: caller.tenant }) } }),
  },
  {
    id: 'GET /projects/{projectId}',
    demand: { action: 'read', on: 'Project' },
    resource: project,
    act: ({ resource, store }) => {
      const projectId = Number(resource?.['id']);
      const below = (table: string) => store.list(table, { projectId }).map(({ id }) => id);
      const [tickets, invoices, made] = ['tickets', 'invoices', 'exports'].map(below);
      return { status: 200, body: { ...resource, tickets, invoices, exports: made } };
    },
  },
  {
    id: 'DELETE /projects/{projectId}',
    demand: { action: 'remove', on: 'Project' },
    resource: project,
    act: ({ resource, store }) => {
      store.remove('projects', { id: Number(resource?.['id']) });
      return { status: 204 };
    },
  },
];
