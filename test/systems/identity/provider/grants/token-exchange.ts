import { jwtVerify, type CryptoKey } from 'jose';
import { errors, type GrantExchange, type Provider } from '../oidc-provider.ts';
import { issue } from './issue.ts';

const grantType = 'urn:ietf:params:oauth:grant-type:token-exchange';
const accessToken = 'urn:ietf:params:oauth:token-type:access_token';
const parameters = ['subject_token', 'subject_token_type', 'requested_token_type', 'resource', 'audience', 'scope'];

/** Registers token exchange, RFC 8693: an access token that this provider issued, for another of the same subject. */
export function registerTokenExchange(provider: Provider, verificationKey: CryptoKey): void {
  const handle = async (exchange: GrantExchange) => {
    const { params } = exchange.oidc;
    const { subject_token: token, subject_token_type: type, requested_token_type: wanted = accessToken } = params;
    if (token === undefined || type !== accessToken || wanted !== accessToken) {
      throw new errors.InvalidRequest('access tokens are exchanged for access tokens');
    }
    const subject = (await subjectOfJwt(token, provider, verificationKey)) ?? (await subjectOfOpaque(token, provider));
    // RFC 8693 §2.2.2 wants invalid_request here.
    if (subject === undefined) throw new errors.InvalidRequest('subject_token is not valid');
    const resource = params['resource'] ?? params['audience'];
    await issue(provider, exchange, {
      gty: 'token-exchange',
      subject,
      resource,
      extra: { issued_token_type: accessToken },
    });
  };
  provider.registerGrantType(grantType, handle, parameters);
}

async function subjectOfOpaque(token: string, provider: Provider): Promise<string | undefined> {
  const found = (await provider.AccessToken.find(token)) ?? (await provider.ClientCredentials.find(token));
  return found?.isValid ? (found.accountId ?? found.clientId) : undefined;
}

async function subjectOfJwt(token: string, { issuer }: Provider, key: CryptoKey): Promise<string | undefined> {
  try {
    const { payload } = await jwtVerify(token, key, { issuer });
    return payload.sub;
  } catch {
    return undefined;
  }
}
