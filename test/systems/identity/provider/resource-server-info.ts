import { resources } from '../identity.ts';
import { errors } from './oidc-provider.ts';

/** How tokens for a resource look, RFC 8707; throws invalid_target for a resource that is unknown. */
export function resourceServerInfo(resource: string): Readonly<Record<string, unknown>> {
  if (resource === resources.opaque) return { scope: 'read write', accessTokenFormat: 'opaque' };
  if (resource !== resources.jwt) throw new errors.InvalidTarget();
  return { scope: 'read write', accessTokenFormat: 'jwt', jwt: { sign: { alg: 'RS256' } } };
}
