import { members } from './members.ts';
import type { Store } from './store.ts';

/** Both tenants with their members, and one project with a ticket in each: what a search finds. */
export function seed(store: Store): void {
  for (const { id, tenant, roles } of members)
    store.insert('members', {
      id,
      tenantId: tenant,
      ownerId: id,
      email: `${id}@${tenant}.example`,
      roles: roles.join(' '),
    });
  for (const [tenantId, ownerId] of [
    ['acme', 'manager'],
    ['globex', 'foreign-manager'],
  ] as const) {
    const project = store.insert('projects', { tenantId, ownerId, name: `${tenantId} support` });
    const projectId = Number(project?.['id']);
    store.insert('tickets', { tenantId, ownerId, projectId, subject: `Welcome to ${tenantId}`, priority: 'normal' });
  }
}
