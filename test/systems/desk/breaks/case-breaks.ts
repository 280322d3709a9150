import { abilityOf } from '../ability-of.ts';
import type { Break } from '../break.ts';
import { healthyAccess } from '../healthy-access.ts';
import { problems } from '../problems.ts';
import { redCells } from './red-cells.ts';
import { regrant } from './regrant.ts';

const newTicket = 'POST /projects/{projectId}/tickets';

/** What only certain bodies demand. */
export const caseBreaks: readonly Break[] = [
  {
    name: 'large-model-unchecked',
    mistake: 'Who may use one model may use all of them.',
    kind: 'case',
    red: redCells('POST /completions', 'viewer agent customer customer-2 foreign-customer', 'case=large-model'),
    operations: ['POST /completions'],
    stages: (stages) => ({ ...stages, demands: () => undefined }),
  },
  {
    name: 'large-model-open-to-agents',
    mistake: 'Agents tried the large model for a week, two years ago.',
    kind: 'case',
    red: redCells('POST /completions', 'agent', 'case=large-model'),
    operations: ['POST /completions'],
    stages: (stages) => ({
      ...stages,
      demands: (call) => (call.caller.roles.includes('agent') ? undefined : stages.demands(call)),
    }),
  },
  {
    name: 'batch-checks-its-first-item',
    mistake: 'The rights of an import are checked once, on its first item.',
    kind: 'case',
    red: redCells('POST /imports', 'agent manager foreign-manager', 'case=with-members'),
    operations: ['POST /imports'],
    stages: (stages) => ({
      ...stages,
      demands: ({ caller, body: { items } }) => {
        const [first]: unknown[] = Array.isArray(items) ? items : [];
        const isMember = typeof first === 'object' && first !== null && 'kind' in first && first.kind === 'member';
        return abilityOf(caller, healthyAccess).can('create', isMember ? 'Member' : 'Import')
          ? undefined
          : problems.forbidden;
      },
    }),
  },
  {
    name: 'invited-role-believed',
    mistake: 'The body is stored as it comes: a manager invites an admin.',
    kind: 'case',
    red: redCells('POST /invitations', 'manager foreign-manager', 'case=as-admin'),
    operations: ['POST /invitations'],
    stages: (stages) => ({ ...stages, demands: () => undefined }),
  },
  {
    name: 'api-key-scope-believed',
    mistake: 'A key gets the scope that is asked for, even one that its maker does not have.',
    kind: 'case',
    red: redCells('POST /api-keys', 'manager foreign-manager', 'case=admin-scope'),
    access: regrant('manager', (grants) => [...grants, { action: 'create-admin', on: 'ApiKey' }]),
  },
  {
    name: 'refreshed-role-believed',
    mistake: 'The new token carries the role that the body asks for.',
    kind: 'case',
    red: redCells(
      'POST /sessions/refresh',
      'viewer agent manager auditor customer customer-2 foreign-customer foreign-manager',
      'case=as-admin',
    ),
    operations: ['POST /sessions/refresh'],
    stages: (stages) => ({ ...stages, demands: () => undefined }),
  },
  {
    name: 'urgent-open-to-customers',
    mistake: 'The portal does not offer the priority "urgent", so nobody checks it.',
    kind: 'case',
    red: redCells(newTicket, 'customer customer-2', 'case=urgent'),
    access: regrant('customer', (grants) => [...grants, { action: 'create-urgent', on: 'Ticket' }]),
  },
  {
    name: 'urgent-refused-to-agents',
    mistake: 'The check of the priority compares with "manager" and up: agents may, only not with this body.',
    kind: 'case',
    red: redCells(newTicket, 'agent', 'case=urgent'),
    access: (access) =>
      regrant('manager', (grants) => [...grants, { action: 'create-urgent', on: 'Ticket' }])(
        regrant('agent', (grants) => grants.filter(({ action }) => action !== 'create-urgent'))(access),
      ),
  },
];
