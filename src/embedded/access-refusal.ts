import type { Contract } from '../model/contract.ts';
import type { Decision } from '../model/decision.ts';
import type { Check } from '../model/mutation.ts';
import type { RefusalStatus } from '../model/refusal-status.ts';
import { problem, type Problem } from './problem.ts';

type Statuses = Contract['refusals'];

/** As much of a check as decides. */
export interface Access extends Pick<Check, 'roles' | 'token' | 'addressAllowed' | 'owned'> {
  readonly decision: Pick<Decision, 'access' | 'from' | 'otherwise'> | undefined;
}

/** The answer to a caller who may not: the token first, then the address, then the role. `undefined`: the caller may. */
export function accessRefusal(
  check: Access,
  statuses: Statuses,
  statusAs: (status: number) => number = unchanged,
): Response | undefined {
  const refusal = refusalOf(check, statuses);
  if (!refusal) return undefined;
  // The connection is closed without an answer.
  if (refusal.status === 'closed') return Response.error();
  const status = statusAs(refusal.status);
  // RFC 6750 §3.1: a good token that is not enough is challenged, too; for an address no other token would help.
  const challenged = status === 401 || (status === 403 && refusal.type === missingPermission);
  return problem({ ...refusal, status }, challenged ? challenge(check, refusal) : {});
}

function unchanged(status: number): number {
  return status;
}

const missingPermission = '/problems/missing-permission';

type Refusal = Omit<Problem, 'status'> & { readonly status: RefusalStatus };

function refusalOf(check: Access, statuses: Statuses): Refusal | undefined {
  const { decision, token } = check;
  const open = token === 'missing' && decision?.access === 'allow';
  if (token !== 'valid' && !open) return tokenRefusal(token, statuses[token]?.[0] ?? 401);
  if (!check.addressAllowed) {
    return {
      type: '/problems/client-address',
      title: 'Not from this address',
      status: statuses['address']?.[0] ?? 403,
      detail: `The client's address lies in none of the networks ${decision?.from?.join(', ') ?? ''}.`,
    };
  }
  if (decision?.access === 'deny') {
    return {
      type: missingPermission,
      title: 'Missing permission',
      status: statuses['role']?.[0] ?? 403,
      detail: `${callerOf(check)} has no permission for this operation.`,
    };
  }
  if (decision?.access === 'hide') return { ...notFound(), status: statuses['hidden']?.[0] ?? 404 };
  if (!check.owned && decision?.otherwise === 'hide') return { ...notFound(), status: statuses['hidden']?.[0] ?? 404 };
  if (!check.owned) {
    return {
      type: '/problems/not-the-owner',
      title: 'Not yours',
      status: statuses['owner']?.[0] ?? statuses['role']?.[0] ?? 403,
      detail: `${callerOf(check)} may do this to resources of its own only.`,
    };
  }
  return undefined;
}

const tokenDetails: Readonly<Record<Exclude<Check['token'], 'valid'>, string>> = {
  missing: 'The request has no token.',
  malformed: 'The token breaks the grammar of tokens.',
  unknown: 'The token was not issued here.',
  expired: 'The token is expired.',
  'wrong-signature': 'The signature of the token does not fit.',
  'two-places': 'The token stands in two places.',
};

function tokenRefusal(token: Exclude<Check['token'], 'valid'>, status: RefusalStatus): Refusal {
  const title = token === 'missing' ? 'No token' : 'The token is not valid';
  return { type: `/problems/token-${token}`, title, status, detail: tokenDetails[token] };
}

/** The same answer that a path gets which is not documented, so that nothing gives away what is hidden. */
export function notFound(): Problem {
  return { type: '/problems/not-found', title: 'Not found', status: 404, detail: 'There is nothing here.' };
}

/** RFC 6750 §3: no error code where no token was sent. */
function challenge({ token }: Access, { detail }: Pick<Problem, 'detail'>): Readonly<Record<string, string>> {
  const realm = 'Bearer realm="rolecall"';
  if (token === 'missing') return { 'www-authenticate': realm };
  const error = token === 'valid' ? 'insufficient_scope' : 'invalid_token';
  return { 'www-authenticate': `${realm}, error="${error}", error_description="${detail}"` };
}

function callerOf({ roles }: Access): string {
  if (roles === 'anonymous') return 'A caller without token';
  return roles.length === 0 ? 'A caller without role' : `The role ${roles.join(' + ')}`;
}
