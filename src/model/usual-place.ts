import type { CredentialKind, CredentialPlace } from './credential.ts';

/** Where a credential of a kind stands unless anybody says otherwise. */
export function usualPlace(kind: CredentialKind): CredentialPlace {
  if (kind === 'apiKey') return { in: 'header', name: 'x-api-key' };
  if (kind === 'module') return { in: 'request' };
  if (kind === 'mutualTLS') return { in: 'connection' };
  return { in: 'header', name: 'authorization', scheme: kind === 'basic' ? 'Basic' : 'Bearer' };
}
