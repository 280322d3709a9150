import type { TokenState } from '../../model/token-state.ts';

/** RFC 7009 §2: once its issuer has revoked it, it must not be used any more. */
export const revoked: TokenState = {
  summary: 'a token of the principal that was revoked',
  identity: true,
  fault: true,
  statuses: [401, 403],
  spends: 'revocation',
  ways: [
    { from: ['issuer'], how: 'fetched, and revoked at its issuer (RFC 7009)' },
    { from: ['revocation'], how: 'made by the steps once more, and revoked by those of `revoke`' },
  ],
  derive: () => undefined,
};
