import type { Oracle } from '../../model/oracle.ts';

/** RFC 9110 §15.5.2: a server that answers 401 MUST say with which scheme to come back. */
export const missingWwwAuthenticate: Oracle = {
  summary: 'a 401 has no WWW-Authenticate header (RFC 9110 §15.5.2)',
  severity: 'info',
  title: '401 comes without WWW-Authenticate',
  remedy:
    'send a challenge with every 401, such as `WWW-Authenticate: Bearer`; if a gateway takes it off, switch the oracle off and say so',
  *look({ all }) {
    for (const { cell, response } of all) {
      if (response.status !== 401 || String(response.headers['www-authenticate'] ?? '') !== '') continue;
      yield { cell: cell.id, evidence: '401 without a WWW-Authenticate header' };
    }
  },
};
