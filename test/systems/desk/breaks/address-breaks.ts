import type { Break } from '../break.ts';
import type { Call } from '../call.ts';
import { problems } from '../problems.ts';
import { load } from './load.ts';
import { redCells } from './red-cells.ts';

const exporting = 'POST /projects/{projectId}/exports';
const refunding = 'POST /invoices/{invoiceId}/refunds';

/** The network rule. */
export const addressBreaks: readonly Break[] = [
  {
    name: 'network-unchecked',
    mistake: 'The list of addresses was a rule of the old proxy, and did not move along.',
    kind: 'address',
    red: ['outside', 'forged'].flatMap((address) => redCells(exporting, 'manager admin', `address=${address}`)),
    operations: [exporting],
    stages: (stages) => ({ ...stages, address: () => undefined }),
  },
  {
    name: 'network-unchecked-for-admins',
    mistake: 'Admins work from home, so the rule leaves them out.',
    kind: 'address',
    interaction: true,
    red: ['outside', 'forged'].flatMap((address) => redCells(refunding, 'admin', `address=${address}`)),
    operations: [refunding],
    stages: (stages) => ({
      ...stages,
      address: (call) => (call.caller.roles.includes('admin') ? undefined : stages.address(call)),
    }),
  },
  {
    name: 'guards-compared-for-equality',
    mistake:
      'Two guards answer yes or no, and are joined with === where && was meant: no and no is as good as yes and yes.',
    kind: 'address',
    red: redCells(refunding, 'viewer agent auditor customer customer-2', 'address=outside'),
    operations: [refunding],
    stages: (stages, operation) => {
      const both = (call: Call) => stages.address(call) !== undefined && stages.permission(call) !== undefined;
      return {
        ...stages,
        address: (call) => (both(call) ? undefined : stages.address(call)),
        permission: (call) => (both(call) ? undefined : stages.permission(call)),
        resource: load(operation),
      };
    },
  },
  {
    name: 'forwarded-for-believed',
    mistake: 'The client address is the first one in X-Forwarded-For, which anybody may write.',
    kind: 'address',
    red: redCells(refunding, 'manager admin', 'address=forged'),
    operations: [refunding],
    stages: (stages) => ({
      ...stages,
      address: (call) => {
        const [first] = String(call.headers['x-forwarded-for'] ?? '').split(',');
        return stages.address(first ? { ...call, address: first } : call);
      },
    }),
  },
  {
    name: 'office-in-the-wrong-notation',
    mistake: 'The office is listed as ::ffff:127.0.0.2, and the socket says 127.0.0.2.',
    kind: 'address',
    red: redCells(exporting, 'viewer agent manager admin auditor customer customer-2 foreign-*'),
    operations: [exporting],
    stages: (stages) => ({ ...stages, address: () => problems.wrongAddress }),
  },
];
