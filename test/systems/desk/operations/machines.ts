import { randomBytes } from 'node:crypto';
import type { Operation } from '../operation.ts';
import { problems } from '../problems.ts';
import { text } from '../text.ts';

/** What programs use: API keys, webhooks, imports. */
export const machines: readonly Operation[] = [
  {
    id: 'POST /api-keys',
    demand: { action: 'create', on: 'ApiKey' },
    demands: ({ body }) => (body['scope'] === 'admin' ? [{ action: 'create-admin', on: 'ApiKey' }] : []),
    needs: { name: 'string' },
    takes: { scope: ['read', 'write', 'admin'] },
    act: ({ body, caller, store, settings }) => {
      if (store.count('apiKeys', { tenantId: caller.tenant, ownerId: caller.id }) >= settings.quota)
        return problems.quota('API keys', settings.quota);
      const made = store.insert('apiKeys', {
        tenantId: caller.tenant,
        ownerId: caller.id,
        name: String(body['name']),
        scope: text(body['scope'], 'read'),
      });
      return made
        ? { status: 201, body: { ...made, secret: randomBytes(16).toString('hex') } }
        : problems.taken('name');
    },
  },
  {
    id: 'POST /webhooks',
    demand: { action: 'create', on: 'Webhook' },
    needs: { url: 'string', event: ['ticket.closed', 'invoice.paid'] },
    act: ({ body, caller, store }) => {
      const made = store.insert('webhooks', {
        tenantId: caller.tenant,
        ownerId: caller.id,
        url: String(body['url']),
        event: String(body['event']),
      });
      return made ? { status: 201, body: made } : problems.taken('url');
    },
  },
  {
    id: 'POST /imports',
    demand: { action: 'create', on: 'Import' },
    demands: ({ body }) =>
      kinds(body).map((kind) => ({ action: 'create', on: kind === 'member' ? 'Member' : 'Import' })),
    needs: { items: 'list' },
    act: ({ body, caller, store }) => {
      const found = kinds(body);
      for (const kind of found)
        store.insert('replies', { tenantId: caller.tenant, ownerId: caller.id, text: String(kind) });
      return { status: 202, body: { imported: found.length } };
    },
  },
  {
    id: 'GET /api-keys',
    demand: { action: 'read', on: 'ApiKey' },
    act: ({ caller, store }) => ({ status: 200, body: { items: store.list('apiKeys', { tenantId: caller.tenant }) } }),
  },
  {
    id: 'GET /webhooks',
    demand: { action: 'read', on: 'Webhook' },
    act: ({ caller, store }) => ({ status: 200, body: { items: store.list('webhooks', { tenantId: caller.tenant }) } }),
  },
  {
    id: 'DELETE /api-keys/{apiKeyId}',
    demand: { action: 'remove', on: 'ApiKey' },
    resource: { table: 'apiKeys', parameter: 'apiKeyId' },
    act: ({ resource, store }) => {
      store.remove('apiKeys', { id: Number(resource?.['id']) });
      return { status: 204 };
    },
  },
  {
    id: 'DELETE /webhooks/{webhookId}',
    demand: { action: 'remove', on: 'Webhook' },
    resource: { table: 'webhooks', parameter: 'webhookId' },
    act: ({ resource, store }) => {
      store.remove('webhooks', { id: Number(resource?.['id']) });
      return { status: 204 };
    },
  },
];

/** The kinds of the items, in their order. */
function kinds(body: Readonly<Record<string, unknown>>): unknown[] {
  const items: unknown[] = Array.isArray(body['items']) ? body['items'] : [];
  return items.map((item) => (typeof item === 'object' && item !== null && 'kind' in item ? item.kind : undefined));
}
