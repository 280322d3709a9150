import type { Break } from '../break.ts';
import { load } from './load.ts';
import { redCells } from './red-cells.ts';
import { regrant } from './regrant.ts';

const newTicket = 'POST /projects/{projectId}/tickets';

/** What is another tenant's is treated as one's own. */
export const tenantBreaks: readonly Break[] = [
  {
    name: 'tenant-unchecked-on-tickets',
    mistake: 'The project of a new ticket is looked up by its number, whatever its tenant.',
    kind: 'tenant',
    red: [
      ...redCells(newTicket, 'foreign-customer foreign-manager'),
      ...redCells(newTicket, 'foreign-*', 'case=urgent'),
    ],
    operations: [newTicket],
    stages: (stages, operation) => ({ ...stages, resource: load(operation, { anyTenant: true }) }),
  },
  {
    name: 'tenant-unchecked-on-payments',
    mistake: 'The permission to pay was written without the condition on the tenant.',
    kind: 'tenant',
    red: redCells('POST /invoices/{invoiceId}/pay', 'foreign-manager'),
    access: regrant('manager', (grants) => [...grants, { action: 'pay', on: 'Invoice', anywhere: true }]),
  },
  {
    name: 'tenant-unchecked-on-exports',
    mistake: 'The export runs in the background, as a user who sees all tenants.',
    kind: 'tenant',
    red: redCells('POST /projects/{projectId}/exports', 'foreign-manager'),
    operations: ['POST /projects/{projectId}/exports'],
    stages: (stages, operation) => ({ ...stages, resource: load(operation, { anyTenant: true }) }),
  },
  {
    name: 'search-crosses-tenants',
    mistake: 'The filter of the search takes any tenant, and takes it at its word.',
    kind: 'tenant',
    red: redCells('POST /search', 'viewer agent manager admin customer customer-2', 'case=other-tenant'),
    operations: ['POST /search'],
    stages: (stages) => ({ ...stages, demands: () => undefined }),
  },
];
