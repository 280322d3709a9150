import type { Contract } from '../model/contract.ts';
import type { Environment } from '../model/environment.ts';
import { admitsFrom } from '../model/admits-from.ts';
import type { Check } from '../model/mutation.ts';
import type { Operation } from '../model/operation.ts';
import { asksForOwner } from './asks-for-owner.ts';
import { caseOf } from './case-of.ts';
import { clientIp, type AddressTrust } from './client-ip.ts';
import { clientNetworks, peerHeader } from './client-networks.ts';
import { isOpen } from './is-open.ts';
import type { Memory } from './memory.ts';
import { rulings } from './rulings.ts';
import { tokenCheck } from './token-check.ts';

/** Finds out about a request all that decides whether its caller may. */
export type AccessCheck = (
  operation: Operation,
  request: Request,
  body: unknown,
) => Promise<{ readonly check: Check; readonly subject: string }>;

/** Checks by the matrix the operations that a rule of the run lists; the others of the document are open to every valid token. */
export function accessCheck(
  contract: Contract,
  environment: Environment,
  { now, owns, trust }: { readonly now: () => number; readonly owns: Memory['owns']; readonly trust: AddressTrust },
): AccessCheck {
  const checkToken = tokenCheck(environment, now);
  const ruling = rulings(contract);
  const listed = new Map(
    contract.operations
      .filter((operation) => contract.decide(operation, 'anonymous') !== undefined)
      .map((operation) => [operation.id, operation]),
  );

  return async (documented, request, body) => {
    const { token, roles, subject } = await checkToken(request.headers.get('authorization'));
    const operation = listed.get(documented.id);
    if (!operation) {
      const open = token === 'missing' && isOpen(documented);
      return { check: { ...unlisted, roles, token: open ? 'valid' : token }, subject };
    }
    const caseName = caseOf(body, contract.cases(operation), contract.request(operation).cases);
    const ruled = ruling(operation, roles, caseName);
    const forwardedFor = request.headers.get('x-forwarded-for');
    const within = (ip: string | null) => {
      const networks = clientNetworks(ip, environment.addresses);
      return ruled.decision ? admitsFrom(ruled.decision, networks) : true;
    };
    const twice = token === 'valid' && contract.refusals['two-places'] && isInQuery(request);
    const check = {
      ...ruled,
      roles,
      token: twice ? ('two-places' as const) : token,
      addressAllowed: within(clientIp(request.headers.get(peerHeader), forwardedFor, trust)),
      claimAllowed: forwardedFor !== null && within(forwardedFor.split(',')[0]?.trim() ?? ''),
      owned: !asksForOwner(ruled.decision) || owns(subject, new URL(request.url).pathname, body),
    };
    return { check, subject };
  };
}

const unlisted = {
  decision: undefined,
  uncased: undefined,
  inherited: undefined,
  closed: false,
  addressAllowed: true,
  claimAllowed: false,
  owned: true,
} satisfies Partial<Check>;

/** RFC 6750 §2.3. */
function isInQuery(request: Request): boolean {
  return new URL(request.url).searchParams.has('access_token');
}
