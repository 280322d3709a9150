import { abilityOf } from '../ability-of.ts';
import type { Break } from '../break.ts';
import { healthyAccess } from '../healthy-access.ts';
import { problems } from '../problems.ts';
import { load } from './load.ts';
import { redCells } from './red-cells.ts';
import { regrant } from './regrant.ts';

const belowProjects = ['archive', 'exports', 'invoices'].map((name) => `POST /projects/{projectId}/${name}`);

/** Roles that may what they should not, or may not what they should. */
export const roleBreaks: readonly Break[] = [
  {
    name: 'role-check-dropped',
    mistake: 'A refactoring lost the guard of one route: every member may make projects.',
    kind: 'role',
    red: redCells('POST /projects', 'viewer agent auditor customer customer-2 foreign-customer'),
    operations: ['POST /projects'],
    stages: (stages) => ({ ...stages, permission: () => undefined }),
  },
  {
    name: 'role-check-inverted',
    mistake: 'A negation too much: who may archive a project may not, and who may not may.',
    kind: 'role',
    red: redCells(
      'POST /projects/{projectId}/archive',
      'viewer agent manager admin auditor customer customer-2 foreign-*',
    ),
    operations: ['POST /projects/{projectId}/archive'],
    stages: (stages, operation) => ({
      ...stages,
      permission: (call) => (stages.permission(call) ? undefined : problems.forbidden),
      resource: load(operation),
    }),
  },
  {
    name: 'wrong-role-name',
    mistake: 'The permission to approve is granted to "auditors"; the role is called "auditor".',
    kind: 'role',
    red: redCells('POST /invoices/{invoiceId}/approvals', 'auditor'),
    access: regrant('auditor', (grants) => grants.filter(({ action }) => action !== 'approve')),
  },
  {
    name: 'includes-forgotten',
    mistake: 'The guard compares with the role "manager" and forgets that admins are managers, too.',
    kind: 'role',
    red: redCells('POST /tickets/{ticketId}/assign', 'admin'),
    operations: ['POST /tickets/{ticketId}/assign'],
    stages: (stages) => ({
      ...stages,
      permission: (call) => (call.caller.roles.includes('manager') ? undefined : problems.forbidden),
    }),
  },
  {
    name: 'permission-typo',
    mistake: 'Customers are granted "tranfer", which nothing asks for.',
    kind: 'role',
    red: redCells('POST /transfers', 'customer customer-2 foreign-customer'),
    access: regrant('customer', (grants) =>
      grants.map((grant) => (grant.action === 'transfer' ? { ...grant, action: 'tranfer' } : grant)),
    ),
  },
  {
    name: 'authorized-by-path-prefix',
    mistake: 'One middleware guards all of /projects/** with what is needed for its tickets.',
    kind: 'role',
    red: belowProjects.flatMap((operation) => redCells(operation, 'agent customer customer-2 foreign-customer')),
    operations: belowProjects,
    stages: (stages, operation) => ({
      ...stages,
      permission: ({ caller }) =>
        abilityOf(caller, healthyAccess).can('create', 'Ticket') ? undefined : problems.forbidden,
      resource: load(operation),
    }),
  },
  {
    name: 'deny-ignored',
    mistake: 'Denials are built before the grants, so the grant that an admin inherits wins.',
    kind: 'role',
    red: redCells('POST /invoices/{invoiceId}/approvals', 'admin'),
    access: (access) => ({ ...access, denials: {} }),
  },
  {
    name: 'nobody-opened',
    mistake: 'An internal operation was opened to admins for one evening.',
    kind: 'role',
    red: redCells('POST /internal/recount', 'admin'),
    access: regrant('admin', (grants) => [...grants, { action: 'recount', on: 'Everything' }]),
  },
  {
    name: 'allowed-role-refused',
    mistake: 'Searching is staff business, somebody thought, and shut the customers out.',
    kind: 'role',
    red: [
      ...redCells('POST /search', 'customer customer-2 foreign-customer'),
      ...redCells('POST /search', 'foreign-customer', 'case=other-tenant'),
    ],
    operations: ['POST /search'],
    stages: (stages) => ({
      ...stages,
      permission: (call) => (call.caller.roles.includes('customer') ? problems.forbidden : stages.permission(call)),
    }),
  },
  {
    name: 'role-as-a-level',
    mistake: 'Roles became numbers, auditors got the number of managers, and so they make API keys.',
    kind: 'role',
    red: redCells('POST /api-keys', 'auditor'),
    access: regrant('auditor', (grants) => [...grants, { action: 'create', on: 'ApiKey' }]),
  },
  {
    name: 'check-left-to-the-client',
    mistake: 'The button is hidden from who may not pay, and the route is not guarded.',
    kind: 'role',
    red: redCells('POST /invoices/{invoiceId}/pay', 'viewer agent auditor customer customer-2 foreign-customer'),
    operations: ['POST /invoices/{invoiceId}/pay'],
    stages: (stages, operation) => ({ ...stages, permission: () => undefined, resource: load(operation) }),
  },
  {
    name: 'reading-asked-for-writing',
    mistake: 'The route that makes invoices asks whether the project may be read.',
    kind: 'role',
    red: redCells('POST /projects/{projectId}/invoices', 'viewer agent auditor customer customer-2 foreign-customer'),
    operations: ['POST /projects/{projectId}/invoices'],
    stages: (stages) => ({
      ...stages,
      permission: ({ caller }) =>
        abilityOf(caller, healthyAccess).can('read', 'Project') ? undefined : problems.forbidden,
    }),
  },
];
