import type { Oracle, Refusal, Refusals } from '../../model/oracle.ts';
import { bearerChallenge } from '../bearer-challenge.ts';
import { bearerIn } from '../bearer-in.ts';

/**
 * RFC 6750 §3 and §3.1: a token that is good and not enough is answered with a challenge that says `insufficient_scope`.
 * Asked only of servers that challenge for Bearer elsewhere on the operation: no other has promised to keep to it.
 */
export const missingInsufficientScope: Oracle = {
  summary:
    'a server that challenges for Bearer tokens refuses a role without error="insufficient_scope" (RFC 6750 §3.1)',
  severity: 'info',
  title: 'roles are refused without insufficient_scope',
  remedy:
    'send `WWW-Authenticate: Bearer error="insufficient_scope"` with the 403, so that clients know that another token would help',
  *look(refusals) {
    if (!challengesForBearer(refusals)) return;
    for (const refusal of refusals.all) {
      const { cell, response } = refusal;
      if (!isAboutRole(refusal) || response.status !== 403) continue;
      if (String(response.headers['www-authenticate'] ?? '').includes('insufficient_scope')) continue;
      yield { cell: cell.id, evidence: '403 to a valid Bearer token without error="insufficient_scope"' };
    }
  },
};

function challengesForBearer({ all }: Refusals): boolean {
  return all.some(({ response }) => response.status === 401 && bearerChallenge(response) !== undefined);
}

/** The role alone, with a valid token: what an address, a limit or a gateway rule refuses, no scope would open. */
function isAboutRole({ cell, verdict, exchange }: Refusal): boolean {
  const [fault, ...others] = cell.faults;
  if (fault !== 'role' || others.length > 0 || verdict.code === 'other-cause') return false;
  // Where it is to be hidden, a challenge would tell of it.
  if (!cell.expected.statuses.includes(403)) return false;
  return bearerIn(exchange.request);
}
