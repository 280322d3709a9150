import type { Recognise } from './caller.ts';
import { loadKeys } from './keys.ts';
import type { Settings } from './settings.ts';
import { verifyClaims } from './verify-claims.ts';
import { verifySignature } from './verify-signature.ts';

/** Recognises JWTs of the provider and of the local issuer, RFC 9068 §4. */
export async function recogniseJwt(settings: Settings): Promise<Recognise> {
  const keys = await loadKeys(settings);
  return async (token) => {
    try {
      const { sub, role } = verifyClaims(token, await verifySignature(token, keys, settings), settings);
      return { sub: sub ?? null, role: typeof role === 'string' ? role : null };
    } catch {
      return undefined;
    }
  };
}
