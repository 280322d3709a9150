import * as oauth from 'oauth4webapi';
import { clientAssertion } from './client-assertion.ts';
import type { Grant } from './grant.ts';
import { fetchWith } from './fetch-with.ts';
import { oauthProblem, revocationProblem } from './oauth-problem.ts';
import { endpointsOf } from './endpoints.ts';

/** A token as its issuer gave it. */
interface Issued {
  readonly token: string;
  readonly expiresInS?: number;
  readonly refreshToken?: string;
}

/** Gets and revokes tokens of one grant. */
export interface TokenClient {
  /** Where it asks; found out once for all clients of a grant. */
  readonly endpoints: ReturnType<typeof endpointsOf>;
  /** `refreshes`: with the refresh token of the last one, where there is one. */
  readonly token: (how: { readonly refreshes: boolean }) => Promise<Issued | { readonly problem: string }>;
  /** RFC 7009; what went wrong, as half a sentence. */
  readonly revoke: (token: string) => Promise<string | undefined>;
}

const timeoutMs = 10_000;

/** A client of the authorization server that a grant names. */
export function tokenClient(grant: Grant, endpoints = endpointsOf(grant, { timeoutMs })): TokenClient {
  const client: oauth.Client = { client_id: grant.clientId };
  const authentication = authenticationOf(grant);
  let refreshToken: string | undefined;
  const ask = async (as: oauth.AuthorizationServer, refreshes: boolean): Promise<Issued> => {
    const refreshing = refreshes && refreshToken !== undefined;
    const type = refreshing ? 'refresh_token' : grantTypes[grant.grant];
    const parameters = refreshing ? { refresh_token: refreshToken ?? '' } : await parametersOf(grant, as);
    const response = await oauth.genericTokenEndpointRequest(as, client, authentication, type, parameters, {
      [oauth.allowInsecureRequests]: true,
      ...fetchWith(grant.authorities),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const got = await oauth.processGenericTokenEndpointResponse(as, client, response);
    refreshToken = got.refresh_token ?? (refreshing ? refreshToken : undefined);
    return {
      token: got.access_token,
      ...(got.expires_in !== undefined && { expiresInS: got.expires_in }),
      ...(got.refresh_token !== undefined && { refreshToken: got.refresh_token }),
    };
  };
  return {
    endpoints,
    token: async ({ refreshes }) => {
      try {
        const as = await endpoints();
        try {
          return await ask(as, refreshes);
        } catch (cause) {
          // A refresh token that was used up or has ended: from the beginning, once.
          if (!refreshes || refreshToken === undefined) throw cause;
          refreshToken = undefined;
          return await ask(as, false);
        }
      } catch (cause) {
        return { problem: oauthProblem(cause, grant) };
      }
    },
    revoke: async (token) => {
      try {
        const as = await endpoints();
        if (as.revocation_endpoint === undefined)
          return `${as.issuer} offers no revocation (RFC 7009): name a \`revocationEndpoint\``;
        const response = await oauth.revocationRequest(as, client, authentication, token, {
          [oauth.allowInsecureRequests]: true,
          ...fetchWith(grant.authorities),
          signal: AbortSignal.timeout(timeoutMs),
        });
        await oauth.processRevocationResponse(response);
        return undefined;
      } catch (cause) {
        return revocationProblem(cause, grant);
      }
    },
  };
}

const grantTypes: Readonly<Record<Grant['grant'], string>> = {
  client_credentials: 'client_credentials',
  password: 'password',
  refresh_token: 'refresh_token',
  'jwt-bearer': 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  'token-exchange': 'urn:ietf:params:oauth:grant-type:token-exchange',
};

function authenticationOf({ clientSecret, clientKey, grant }: Grant): oauth.ClientAuth {
  if (clientSecret !== undefined) return oauth.ClientSecretBasic(clientSecret);
  // The assertion of the jwt-bearer grant says already who the client is.
  if (!clientKey || grant === 'jwt-bearer') return oauth.None();
  const { key, kid } = clientKey;
  return oauth.PrivateKeyJwt({ key, ...(kid !== undefined && { kid }) });
}

async function parametersOf(grant: Grant, as: oauth.AuthorizationServer): Promise<Record<string, string>> {
  const { scope, resource, audience, username = '', password = '', token = '' } = grant;
  const common = {
    ...(scope !== undefined && { scope }),
    ...(resource !== undefined && { resource }),
    ...(audience !== undefined && { audience }),
  };
  switch (grant.grant) {
    case 'password':
      return { ...common, username, password };
    case 'refresh_token':
      return { ...common, refresh_token: token };
    case 'jwt-bearer':
      return { ...common, assertion: await clientAssertion(grant, as.issuer) };
    case 'token-exchange':
      return {
        ...common,
        subject_token: token,
        subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      };
    default:
      return common;
  }
}
