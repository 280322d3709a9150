/** What a call needs to exist, and what it sends. */
export interface Recipe {
  readonly about?: 'project' | 'ticket' | 'invoice' | 'payment' | 'member';
  readonly body?: Readonly<Record<string, unknown>>;
  readonly cases?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** A property that must be another each time. */
  readonly unique?: string;
  /** A property that names the resource. */
  readonly names?: string;
  readonly office?: true;
}

const reply = { kind: 'reply', text: 'Tea is on its way.' };

/** The request of each operation that a caller who may gets a 2xx for. */
export const recipes: Readonly<Record<string, Recipe>> = {
  'POST /sessions': { body: { login: 'customer', password: 'desk' } },
  'POST /sessions/refresh': { body: {}, cases: { 'as-admin': { role: 'admin' } } },
  'POST /feedback': { body: { text: 'Good tea.' } },
  'POST /projects': { body: {}, unique: 'name' },
  'POST /projects/{projectId}/archive': { about: 'project' },
  'POST /projects/{projectId}/exports': { about: 'project', body: { format: 'csv' }, office: true },
  'POST /projects/{projectId}/invoices': { about: 'project', body: { amount: 100, currency: 'EUR' } },
  'POST /projects/{projectId}/tickets': {
    about: 'project',
    body: { subject: 'The tea is cold' },
    cases: { urgent: { priority: 'urgent' } },
  },
  'POST /tickets/{ticketId}/comments': { about: 'ticket', body: { text: 'Put the kettle on.' } },
  'GET /tickets/{ticketId}/comments': { about: 'ticket' },
  'POST /tickets/{ticketId}/attachments': { about: 'ticket', body: { name: 'kettle.png', size: 4096 } },
  'POST /tickets/{ticketId}/close': { about: 'ticket' },
  'POST /tickets/{ticketId}/assign': { about: 'ticket', body: { assigneeId: 'agent' } },
  'POST /transfers': { about: 'ticket', names: 'ticketId', body: { newOwnerId: 'viewer' } },
  'POST /delegations': { about: 'member', names: 'delegatorId', body: { delegateId: 'viewer' } },
  'POST /invoices/{invoiceId}/pay': { about: 'invoice' },
  'POST /invoices/{invoiceId}/refunds': { about: 'payment', body: { amount: 5 }, office: true },
  'POST /invoices/{invoiceId}/approvals': { about: 'invoice', body: { note: 'Checked.' } },
  'POST /search': { body: { query: 'Welcome' }, cases: { 'other-tenant': { tenantId: 'globex' } } },
  'POST /completions': { body: { model: 'small', prompt: 'Tea?' }, cases: { 'large-model': { model: 'large' } } },
  'POST /members': { body: { role: 'viewer' }, unique: 'login' },
  'POST /invitations': { body: {}, unique: 'email', cases: { 'as-admin': { role: 'admin' } } },
  'POST /api-keys': { body: {}, unique: 'name', cases: { 'admin-scope': { scope: 'admin' } } },
  'POST /webhooks': { body: { event: 'ticket.closed' }, unique: 'url' },
  'POST /imports': {
    body: { items: [reply] },
    cases: { 'with-members': { items: [reply, { kind: 'member', login: 'new' }] } },
  },
  'POST /admin/flags': { body: { name: 'dark-mode', enabled: true } },
  'POST /admin/notices': { body: { text: 'Tea at four.' } },
  'POST /maintenance': { body: { enabled: false } },
  'POST /internal/recount': {},
};
