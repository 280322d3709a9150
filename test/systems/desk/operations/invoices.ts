import type { Operation } from '../operation.ts';
import { problems } from '../problems.ts';
import { text } from '../text.ts';

const invoice = { table: 'invoices', parameter: 'invoiceId' } as const;

/** Invoices: made for a project, paid, and only then refunded. */
export const invoices: readonly Operation[] = [
  {
    id: 'POST /projects/{projectId}/invoices',
    demand: { action: 'create', on: 'Invoice' },
    resource: { table: 'projects', parameter: 'projectId' },
    needs: { amount: 'integer', currency: ['EUR', 'USD'] },
    act: ({ resource, body, caller, store }) => ({
      status: 201,
      body: store.insert('invoices', {
        tenantId: caller.tenant,
        ownerId: caller.id,
        projectId: Number(resource?.['id']),
        amount: Number(body['amount']),
        currency: String(body['currency']),
      }),
    }),
  },
  {
    id: 'POST /invoices/{invoiceId}/pay',
    demand: { action: 'pay', on: 'Invoice' },
    resource: invoice,
    act: ({ resource, store }) => {
      if (resource?.['status'] === 'paid') return problems.conflict('The invoice is paid already.');
      store.update('invoices', resource?.['id'], { status: 'paid' });
      return { status: 200, body: { ...resource, status: 'paid' } };
    },
  },
  {
    id: 'POST /invoices/{invoiceId}/refunds',
    demand: { action: 'refund', on: 'Invoice' },
    resource: invoice,
    officeOnly: true,
    needs: { amount: 'integer' },
    act: ({ resource, body, caller, store }) => {
      if (resource?.['status'] !== 'paid') return problems.conflict('Only a paid invoice is refunded.');
      const amount = Number(body['amount']);
      if (amount < 1 || amount > Number(resource['amount'])) return problems.invalid('"amount" is too much.');
      const made = store.insert('refunds', {
        tenantId: caller.tenant,
        ownerId: caller.id,
        invoiceId: Number(resource['id']),
        amount,
      });
      return { status: 201, body: made };
    },
  },
  {
    id: 'POST /invoices/{invoiceId}/approvals',
    demand: { action: 'approve', on: 'Invoice' },
    resource: invoice,
    validatesFirst: true,
    takes: { note: 'string' },
    act: ({ resource, body, caller, store }) => ({
      status: 201,
      body: store.insert('approvals', {
        tenantId: caller.tenant,
        ownerId: caller.id,
        invoiceId: Number(resource?.['id']),
        note: text(body['note']),
      }),
    }),
  },
  {
    id: 'GET /invoices/{invoiceId}',
    demand: { action: 'read', on: 'Invoice' },
    resource: invoice,
    act: ({ resource, store }) => {
      const invoiceId = Number(resource?.['id']);
      const [refunds, approvals] = ['refunds', 'approvals'].map((table) => store.list(table, { invoiceId }));
      return { status: 200, body: { ...resource, refunds, approvals } };
    },
  },
];
