import type { Break } from '../break.ts';
import { conversation } from '../operations/conversation.ts';
import { problems } from '../problems.ts';
import { redCells } from './red-cells.ts';

/** Limits, and other ways to spell a request. */
export const otherBreaks: readonly Break[] = [
  {
    name: 'quota-answered-as-permission',
    mistake: 'The free plan has no API keys, every tenant is on it, and the answer says that the caller may not.',
    kind: 'limit',
    red: [
      ...redCells('POST /api-keys', 'manager admin foreign-manager'),
      ...redCells('POST /api-keys', 'admin', 'case=admin-scope'),
    ],
    operations: ['POST /api-keys'],
    stages: (stages) => ({ ...stages, act: () => problems.forbidden }),
  },
  {
    name: 'method-override-believed',
    mistake:
      'Rights are those of the method in the request line, and what is done is what X-HTTP-Method-Override says.',
    kind: 'spelling',
    red: redCells(
      'GET /tickets/{ticketId}/comments',
      'viewer agent manager admin auditor customer customer-2',
      'spelling=method-override',
    ),
    operations: ['GET /tickets/{ticketId}/comments'],
    stages: (stages) => ({
      ...stages,
      act: (call) => {
        const asked = `${String(call.headers['x-http-method-override'])} /tickets/{ticketId}/comments`;
        return (conversation.find(({ id }) => id === asked) ?? stages).act(call);
      },
    }),
  },
  {
    name: 'trailing-slash-unguarded',
    mistake: 'The guard compares the whole path, and the router takes one with a slash at its end, too.',
    kind: 'spelling',
    red: redCells(
      'POST /members',
      'viewer agent manager admin auditor customer customer-2 foreign-*',
      'spelling=trailing-slash',
    ),
    operations: ['POST /members'],
    alias: '/members/',
    stages: (stages) => ({ ...stages, permission: () => undefined }),
  },
];
