import type { Break } from '../break.ts';
import type { Call } from '../call.ts';
import { authenticate, strict } from '../checks/authenticate.ts';
import type { TokenRules } from '../read-token.ts';
import type { Stage } from '../stages.ts';
import { redCells } from './red-cells.ts';

const newTicket = 'POST /projects/{projectId}/tickets';
const invoicing = [
  'POST /projects/{projectId}/invoices',
  'POST /invoices/{invoiceId}/pay',
  'POST /invoices/{invoiceId}/refunds',
];

/** What a token can say where its signature is not verified. */
const unverified = ['wrong-signature', 'wrong-key', 'tampered-claim'];

/** Tokens that are not good and do. */
export const tokenBreaks: readonly Break[] = [
  {
    name: 'expired-accepted',
    mistake: 'The library decodes tokens and checks their signature; nobody told it to look at exp.',
    kind: 'token',
    red: redCells('*', '*', 'token=expired*'),
    stages: withRules({ unexpired: () => false }),
  },
  {
    name: 'expired-accepted-for-admins',
    mistake: 'Admins were logged out in the middle of an incident, so their tokens do not expire any more.',
    kind: 'token',
    red: redCells('*', 'admin', 'token=expired*'),
    stages: withRules({ unexpired: ({ roles }) => !roles.includes('admin') }),
  },
  {
    name: 'expired-accepted-for-admins-on-invoices',
    mistake:
      'The month was closed while tokens ran out, so those of admins do not expire where invoices are dealt with.',
    kind: 'token',
    interaction: true,
    red: invoicing.flatMap((operation) => redCells(operation, 'admin', 'token=expired')),
    operations: invoicing,
    stages: withRules({ unexpired: ({ roles }) => !roles.includes('admin') }),
  },
  {
    name: 'expired-accepted-for-urgent',
    mistake: 'Nothing urgent must get lost, so for an urgent ticket an expired token will do.',
    kind: 'token',
    red: redCells(newTicket, 'agent manager admin', 'token=expired case=urgent'),
    operations: [newTicket],
    stages: (stages) => ({
      ...stages,
      authenticate: (call) =>
        call.body['priority'] === 'urgent'
          ? authenticate({ ...strict, unexpired: () => false })(call)
          : stages.authenticate(call),
    }),
  },
  {
    name: 'signature-unchecked-for-customers',
    mistake: 'The portal signed the tokens of customers with another key for a week, so theirs are not verified here.',
    kind: 'token',
    interaction: true,
    red: unverified.flatMap((state) => redCells(newTicket, 'customer customer-2', `token=${state}`)),
    operations: [newTicket],
    stages: withRules({ signed: ({ roles }) => !roles.includes('customer') }),
  },
  {
    name: 'signature-unchecked-on-webhooks',
    mistake: 'This route decodes the token where it should verify it.',
    kind: 'token',
    red: unverified.flatMap((state) => redCells('POST /webhooks', 'admin', `token=${state}`)),
    operations: ['POST /webhooks'],
    stages: withRules({ signed: () => false }),
  },
  {
    name: 'alg-none-accepted',
    mistake: 'The token itself says how it is verified, and "none" is a way, too.',
    kind: 'token',
    red: redCells('*', '*', 'token=alg-none'),
    stages: withRules({ unsecured: true }),
  },
  {
    name: 'office-needs-no-signature',
    mistake: 'The office network is trusted, so tokens from there are not verified.',
    kind: 'token',
    red: ['POST /projects/{projectId}/exports', 'POST /invoices/{invoiceId}/refunds'].flatMap((operation) =>
      unverified.flatMap((state) => redCells(operation, '*', `token=${state}`)),
    ),
    stages: (stages, { demand }) => ({
      ...stages,
      authenticate: (call) =>
        demand && call.settings.office.includes(call.address)
          ? authenticate({ ...strict, signed: () => false })(call)
          : stages.authenticate(call),
    }),
  },
  {
    name: 'missing-token-accepted',
    mistake: 'The middleware checks a token if there is one.',
    kind: 'token',
    red: [
      ...redCells('POST /completions', 'anonymous'),
      ...redCells('POST /completions', 'anonymous', 'case=large-model'),
      ...redCells('POST /completions', '*', 'token=wrong-place'),
    ],
    operations: ['POST /completions'],
    stages: (stages) => ({
      ...stages,
      authenticate: guest(stages.authenticate, ({ headers }) => headers.authorization === undefined),
    }),
  },
  {
    name: 'unknown-token-is-a-guest',
    mistake: 'Whoever has a token that is not good is a guest, and guests may what viewers may.',
    kind: 'token',
    red: [
      ...redCells('POST /search', 'anonymous', 'token=empty'),
      ...redCells('POST /search', 'anonymous', 'token=malformed'),
      ...redCells('POST /search', 'anonymous', 'token=unknown'),
      ...['expired', 'not-yet-valid', 'alg-none', 'wrong-scheme', ...unverified].flatMap((state) =>
        redCells('POST /search', '*', `token=${state}`),
      ),
    ],
    operations: ['POST /search'],
    stages: (stages) => ({
      ...stages,
      authenticate: guest(
        stages.authenticate,
        ({ headers, query }) => headers.authorization !== undefined && query['access_token'] === undefined,
      ),
    }),
  },
  {
    name: 'token-in-query-accepted',
    mistake: 'Downloads needed the token in the address, and now every route takes it from there.',
    kind: 'token',
    red: [...redCells('*', '*', 'token=two-places'), ...redCells('*', '*', 'token=wrong-place')],
    stages: withQueryToken(() => true),
  },
  {
    name: 'token-in-query-for-auditors',
    mistake: 'Auditors come by links in mails, so for them the token in the address will do.',
    kind: 'token',
    interaction: true,
    red: [
      ...redCells('POST /search', 'auditor', 'token=two-places'),
      ...redCells('POST /search', 'auditor', 'token=wrong-place'),
    ],
    operations: ['POST /search'],
    stages: withQueryToken(({ roles }) => roles.includes('auditor')),
  },
  {
    name: 'refresh-of-expired',
    mistake: 'An expired token may be refreshed: that, they said, is what refreshing is for.',
    kind: 'token',
    red: redCells('POST /sessions/refresh', '*', 'token=expired'),
    operations: ['POST /sessions/refresh'],
    stages: withRules({ unexpired: () => false }),
  },
];

/** Only where a token is asked for at all. */
function withRules(rules: Partial<TokenRules>): NonNullable<Break['stages']> {
  return (stages, { demand }) => (demand ? { ...stages, authenticate: authenticate({ ...strict, ...rules }) } : stages);
}

/** The token in the query counts, where the caller that it speaks of is one of these. */
function withQueryToken(isOne: (caller: Call['caller']) => boolean): NonNullable<Break['stages']> {
  return (stages) => ({
    ...stages,
    authenticate: (call) => {
      const { access_token: token, ...query } = call.query;
      if (typeof token !== 'string') return stages.authenticate(call);
      const bare = { ...call, query, headers: { ...call.headers, authorization: `Bearer ${token}` } };
      const stopped = stages.authenticate(bare);
      if (!stopped && !isOne(bare.caller)) return stages.authenticate(call);
      call.caller = bare.caller;
      return stopped;
    },
  });
}

function guest(check: Stage, isGuest: (call: Parameters<Stage>[0]) => boolean): Stage {
  return (call) => {
    const stopped = check(call);
    if (!stopped || !isGuest(call)) return stopped;
    call.caller = { id: 'guest', roles: ['viewer'], tenant: 'acme' };
    return undefined;
  };
}
