import type { Break } from '../break.ts';
import { problems } from '../problems.ts';
import type { Stages } from '../stages.ts';
import { insteadOf } from './instead-of.ts';
import { redCells } from './red-cells.ts';
import { regrant } from './regrant.ts';

const underProjects = ['tickets', 'archive', 'exports', 'invoices'].map((name) => `POST /projects/{projectId}/${name}`);
const onTickets = ['comments', 'attachments', 'close', 'assign'].map((name) => `POST /tickets/{ticketId}/${name}`);
const [comments = '', attachments = '', close = ''] = onTickets;
const notAdmin = 'viewer agent manager auditor customer customer-2 foreign-customer foreign-manager';

/** What is hidden shows. */
export const hidingBreaks: readonly Break[] = [
  {
    name: 'hidden-flags-answer-403',
    mistake: 'The guard of the administration answers 403, and so says that the path exists.',
    kind: 'hiding',
    red: redCells('POST /admin/flags', notAdmin),
    operations: ['POST /admin/flags'],
    stages: insteadOf(404, () => problems.forbidden),
  },
  {
    name: 'hidden-notices-answer-401',
    mistake: 'Who is logged in, but no admin, is asked to log in.',
    kind: 'hiding',
    red: redCells('POST /admin/notices', notAdmin),
    operations: ['POST /admin/notices'],
    stages: insteadOf(404, () => problems.unauthorized('invalid_token')),
  },
  {
    name: 'foreign-tickets-answer-403',
    mistake:
      'A ticket of another tenant is found first and refused then, so counting up shows which numbers are in use.',
    kind: 'hiding',
    red: [
      ...[...onTickets, 'POST /transfers'].flatMap((operation) => redCells(operation, 'foreign-manager')),
      ...[comments, attachments, close, 'POST /transfers'].flatMap((operation) =>
        redCells(operation, 'foreign-customer'),
      ),
    ],
    operations: [...onTickets, 'POST /transfers'],
    stages: foreignForbidden,
  },
  {
    name: 'foreign-projects-answer-403',
    mistake: 'A project of another tenant is refused where one that does not exist is not found.',
    kind: 'hiding',
    red: [
      ...underProjects.flatMap((operation) => redCells(operation, 'foreign-manager')),
      ...redCells('POST /projects/{projectId}/tickets', 'foreign-customer'),
      ...redCells('POST /projects/{projectId}/tickets', 'foreign-*', 'case=urgent'),
    ],
    operations: underProjects,
    stages: foreignForbidden,
  },
  {
    name: 'tickets-of-others-answer-403',
    mistake: 'A customer learns which tickets other customers have.',
    kind: 'hiding',
    red: [comments, attachments].flatMap((operation) => redCells(operation, 'customer customer-2', 'owner=other')),
    operations: [comments, attachments],
    stages: insteadOf(404, (answer, { caller, resource }) =>
      resource && resource['tenantId'] === caller.tenant ? problems.forbidden : answer,
    ),
  },
  {
    name: 'existence-leaked-by-validation',
    mistake:
      'The new owner is looked up before the tenant of the ticket is: the foreign ticket is there, says the 400.',
    kind: 'hiding',
    red: redCells('POST /transfers', 'foreign-manager'),
    access: regrant('manager', (grants) => [...grants, { action: 'transfer', on: 'Ticket', anywhere: true }]),
  },
];

function foreignForbidden(stages: Stages): Stages {
  return insteadOf(404, (answer, { caller, resource }) =>
    resource && resource['tenantId'] !== caller.tenant ? problems.forbidden : answer,
  )(stages);
}
