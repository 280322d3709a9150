import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { users } from '../../identity.ts';
import { errors, type Client, type GrantExchange, type Provider } from '../oidc-provider.ts';
import { issue } from './issue.ts';

const grantType = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** Registers the JWT bearer grant, RFC 7523 §2.1: the client signs whom it wants a token for, a user or itself. */
export function registerJwtBearer(provider: Provider): void {
  const handle = async (exchange: GrantExchange) => {
    const { client, params } = exchange.oidc;
    const subject = await subjectOf(params['assertion'] ?? '', client, provider);
    if (subject !== client.clientId && !Object.hasOwn(users, subject)) throw new errors.InvalidGrant();
    await issue(provider, exchange, { gty: 'jwt-bearer', subject });
  };
  provider.registerGrantType(grantType, handle, ['assertion', 'scope', 'resource']);
}

/** RFC 7523 §3: issuer, subject, audience and expiry are required; the audience is the server or its token endpoint. */
async function subjectOf(assertion: string, client: Client, { issuer }: Provider): Promise<string> {
  try {
    const keys = createLocalJWKSet((client.jwks ?? { keys: [] }) as JSONWebKeySet);
    const { payload } = await jwtVerify(assertion, keys, {
      issuer: client.clientId,
      audience: [issuer, `${issuer}/token`],
      requiredClaims: ['sub', 'exp'],
    });
    return payload.sub ?? '';
  } catch {
    throw new errors.InvalidGrant();
  }
}
