import type { Operation } from '../operation.ts';
import { problems } from '../problems.ts';
import { text } from '../text.ts';

const role = ['viewer', 'agent', 'manager', 'admin', 'auditor', 'customer'];

/** Members, those who are to become members, and who stands in for whom. */
export const people: readonly Operation[] = [
  {
    id: 'POST /members',
    demand: { action: 'create', on: 'Member' },
    needs: { login: 'string', role },
    act: ({ body, caller, store }) => {
      const id = String(body['login']);
      const roles = String(body['role']);
      const email = `${id}@${caller.tenant}.example`;
      const made = store.insert('members', { id, tenantId: caller.tenant, ownerId: id, email, roles });
      return made ? { status: 201, body: made } : problems.taken('login');
    },
  },
  {
    id: 'POST /invitations',
    demand: { action: 'create', on: 'Invitation' },
    demands: ({ body }) => (body['role'] === 'admin' ? [{ action: 'create-admin', on: 'Invitation' }] : []),
    validatesFirst: true,
    needs: { email: 'string' },
    takes: { role },
    act: ({ body, caller, store }) => {
      const made = store.insert('invitations', {
        tenantId: caller.tenant,
        ownerId: caller.id,
        email: String(body['email']),
        role: text(body['role'], 'viewer'),
      });
      return made ? { status: 201, body: made } : problems.taken('email');
    },
  },
  {
    id: 'POST /delegations',
    demand: { action: 'delegate', on: 'Member' },
    resource: {
      table: 'members',
      find: ({ body, store }) => store.find('members', { id: String(body['delegatorId']) }),
      reveals: true,
    },
    validatesFirst: true,
    needs: { delegatorId: 'string', delegateId: 'string' },
    act: ({ body, caller, store }) => {
      const [delegatorId, delegateId] = [String(body['delegatorId']), String(body['delegateId'])];
      if (!store.find('members', { id: delegateId, tenantId: caller.tenant })) return problems.notFound;
      const made = store.insert('delegations', {
        tenantId: caller.tenant,
        ownerId: caller.id,
        delegatorId,
        delegateId,
      });
      return { status: 201, body: made };
    },
  },
  {
    id: 'GET /members',
    demand: { action: 'read', on: 'Member' },
    act: ({ caller, store }) => ({ status: 200, body: { items: store.list('members', { tenantId: caller.tenant }) } }),
  },
  {
    id: 'GET /delegations',
    demand: { action: 'read', on: 'Delegation' },
    act: ({ caller, store }) => ({
      status: 200,
      body: { items: store.list('delegations', { tenantId: caller.tenant }) },
    }),
  },
  {
    id: 'DELETE /members/{memberId}',
    demand: { action: 'remove', on: 'Member' },
    act: ({ parameters, caller, store }) => {
      store.remove('members', { id: parameters['memberId'] ?? '', tenantId: caller.tenant });
      return { status: 204 };
    },
  },
  {
    id: 'DELETE /invitations/{invitationId}',
    demand: { action: 'remove', on: 'Invitation' },
    resource: { table: 'invitations', parameter: 'invitationId' },
    act: ({ resource, store }) => {
      store.remove('invitations', { id: Number(resource?.['id']) });
      return { status: 204 };
    },
  },
];
