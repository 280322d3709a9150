import type { Access, Grant } from './access.ts';

/** Several actions on one kind of thing. */
function may(actions: string, on: string, how: Pick<Grant, 'own' | 'anywhere'> = {}): Grant[] {
  return actions.split(' ').map((action) => ({ action, on, ...how }));
}

/** Who may what while nothing is broken. */
export const healthyAccess: Access = {
  grants: {
    viewer: [
      ...may('read', 'Project'),
      ...may('read', 'Ticket'),
      ...may('read', 'Invoice'),
      ...may('search', 'Ticket'),
      ...may('use', 'Completion'),
      ...may('refresh', 'Session'),
      ...may('become', 'viewer'),
    ],
    agent: [
      ...may('create comment close attach remove', 'Ticket'),
      ...may('create', 'Import'),
      ...may('delegate', 'Member', { own: true }),
      ...may('become', 'agent'),
      ...may('create-urgent', 'Ticket'),
    ],
    manager: [
      ...may('create archive export remove', 'Project'),
      ...may('assign transfer', 'Ticket'),
      ...may('create pay refund approve', 'Invoice'),
      ...may('create read remove', 'ApiKey'),
      ...may('create read remove', 'Invitation'),
      ...may('use-large', 'Completion'),
      ...may('become', 'manager'),
    ],
    admin: [
      ...may('create read remove', 'Webhook'),
      ...may('create read remove delegate', 'Member'),
      ...may('create-admin', 'ApiKey'),
      ...may('create-admin', 'Invitation'),
      ...may('read', 'Audit'),
      ...may('read', 'Delegation'),
      ...may('read set', 'Flag'),
      ...may('read create', 'Notice'),
      ...may('switch', 'Maintenance'),
      ...may('become', 'admin'),
    ],
    auditor: [
      ...may('read', 'Project'),
      ...may('read', 'Ticket'),
      ...may('read approve', 'Invoice'),
      ...may('read', 'Audit'),
      ...may('search search-anywhere', 'Ticket', { anywhere: true }),
      ...may('refresh', 'Session'),
      ...may('become', 'auditor'),
    ],
    customer: [
      ...may('read', 'Project'),
      ...may('create search', 'Ticket'),
      ...may('read comment close attach transfer remove', 'Ticket', { own: true }),
      ...may('delegate', 'Member', { own: true }),
      ...may('use', 'Completion'),
      ...may('refresh', 'Session'),
      ...may('become', 'customer'),
    ],
  },
  includes: { agent: ['viewer'], manager: ['agent'], admin: ['manager'] },
  // Four eyes: who administers the members does not approve what they spend.
  denials: { admin: [{ action: 'approve', on: 'Invoice' }] },
};
