import type { Break } from '../break.ts';
import { problems } from '../problems.ts';
import { insteadOf } from './instead-of.ts';
import { redCells } from './red-cells.ts';

const notAdmin = 'viewer agent manager auditor customer customer-2 foreign-customer foreign-manager';
const notManager = 'viewer agent auditor customer customer-2 foreign-customer';
const notAgent = 'viewer auditor customer customer-2 foreign-customer';
const exporting = 'POST /projects/{projectId}/exports';
const attaching = 'POST /tickets/{ticketId}/attachments';
const closing = 'POST /tickets/{ticketId}/close';

/** Every state of a token that is answered 401. */
const badTokens = [
  'empty',
  'malformed',
  'unknown',
  'expired',
  'not-yet-valid',
  'wrong-signature',
  'wrong-key',
  'alg-none',
  'tampered-claim',
  'wrong-scheme',
  'wrong-place',
];

/** The contract asks for 401 in these states; in the others 403 is a refusal, too. */
const unauthorized = ['malformed', 'unknown', 'expired', 'wrong-signature'];

/** The call is refused, and not in the words that were agreed on. */
export const refusalBreaks: readonly Break[] = [
  {
    name: 'soft-denial',
    mistake: 'The client cannot deal with errors, so the refusal is a 200 with "error" in it.',
    kind: 'refusal',
    red: [...redCells('POST /invitations', notManager), ...redCells('POST /invitations', notAdmin, 'case=as-admin')],
    operations: ['POST /invitations'],
    stages: insteadOf(403, ({ body }) => ({ status: 200, body })),
  },
  {
    name: 'refusal-is-a-page',
    mistake: 'Who may not is shown the log-in page, as 200.',
    kind: 'refusal',
    red: redCells('POST /webhooks', notAdmin),
    operations: ['POST /webhooks'],
    stages: insteadOf(403, () => ({ status: 200, body: '<!doctype html><title>Log in</title><form>…</form>' })),
  },
  {
    name: 'forbidden-instead-of-unauthorized',
    mistake: 'One handler answers everything that is not let in, with 403.',
    kind: 'refusal',
    red: [
      ...redCells(attaching, 'anonymous'),
      ...unauthorized.flatMap((state) => redCells(attaching, '*', `token=${state}`)),
    ],
    alike: badTokens
      .filter((state) => !unauthorized.includes(state))
      .flatMap((state) => redCells(attaching, '*', `token=${state}`)),
    operations: [attaching],
    stages: insteadOf(401, () => problems.forbidden),
  },
  {
    name: 'unauthorized-instead-of-forbidden',
    mistake: '401 for whoever may not, though the token is good and logging in again does not help.',
    kind: 'refusal',
    red: redCells('POST /members', notAdmin),
    operations: ['POST /members'],
    stages: insteadOf(403, () => problems.unauthorized('invalid_token')),
  },
  {
    name: 'denied-is-a-failure',
    mistake: 'The exception of the permission check is caught by nobody: 500.',
    kind: 'refusal',
    red: redCells('POST /maintenance', notAdmin),
    operations: ['POST /maintenance'],
    stages: insteadOf(403, () => problems.failed),
  },
  {
    name: 'denied-is-redirected',
    mistake: 'Who may not is sent to the log-in page by a 302.',
    kind: 'refusal',
    red: [
      ...redCells(exporting, notManager),
      ...['outside', 'forged'].flatMap((address) => redCells(exporting, 'manager admin', `address=${address}`)),
    ],
    operations: [exporting],
    stages: insteadOf(403, () => ({ status: 302, headers: { location: '/login' } })),
  },
  {
    name: 'refusal-shows-the-stack',
    mistake: 'The error page of the developers is on in production.',
    kind: 'refusal',
    red: [...redCells('POST /imports', notAgent), ...redCells('POST /imports', notAdmin, 'case=with-members')],
    operations: ['POST /imports'],
    stages: insteadOf(403, (answer) => ({
      ...answer,
      body: {
        error: 'insufficient_scope',
        message: 'ForbiddenError: Cannot execute "create" on "Import"',
        stack: [
          'ForbiddenError: Cannot execute "create" on "Import"',
          '    at ensureAllowed (/srv/desk/src/guards/import.guard.ts:41:11)',
          '    at async http://desk-api-7d9f.desk.internal:8080/imports',
        ].join('\n'),
      },
    })),
  },
  {
    name: 'refusal-shows-the-owner',
    mistake: 'The refusal explains itself with the data that it protects.',
    kind: 'refusal',
    red: [...redCells(closing, 'viewer auditor'), ...redCells(closing, 'customer customer-2', 'owner=other')],
    operations: [closing],
    stages: insteadOf(403, (answer, { parameters, store }) => {
      const ticket = store.find('tickets', { id: Number(parameters['ticketId']) });
      const owner = ticket && store.find('members', { id: String(ticket['ownerId']) });
      if (!owner) return answer;
      const message = `"${String(ticket['subject'])}" is a ticket of ${String(owner['email'])}.`;
      return { ...answer, body: { error: 'insufficient_scope', message } };
    }),
  },
  {
    name: 'challenge-missing',
    mistake: 'The 401 comes without WWW-Authenticate, so a client does not know what is asked of it.',
    kind: 'refusal',
    red: [
      ...redCells('POST /api-keys', 'anonymous'),
      ...redCells('POST /api-keys', 'anonymous', 'case=admin-scope'),
      ...badTokens.flatMap((state) => redCells('POST /api-keys', '*', `token=${state}`)),
    ],
    operations: ['POST /api-keys'],
    stages: insteadOf(401, ({ body }) => ({ status: 401, body })),
  },
  {
    name: 'scope-not-asked-for',
    mistake: 'The 403 comes without WWW-Authenticate, so a client does not know that another token would help.',
    kind: 'refusal',
    red: [
      ...redCells('POST /completions', 'auditor'),
      ...redCells('POST /completions', 'viewer agent auditor customer customer-2 foreign-customer', 'case=large-model'),
    ],
    operations: ['POST /completions'],
    stages: insteadOf(403, ({ body }) => ({ status: 403, body })),
  },
];
