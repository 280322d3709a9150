import type { GrantExchange, Provider } from '../oidc-provider.ts';
import { resourceServerInfo } from '../resource-server-info.ts';

interface Issue {
  /** The grant type, as the provider notes it. */
  readonly gty: string;
  /** Whom the tokens are about. */
  readonly subject: string;
  readonly resource?: string | undefined;
  readonly refreshable?: true;
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** Answers a token request with an access token, RFC 6749 §5.1, and with a refresh token where that is wanted. */
export async function issue(provider: Provider, exchange: GrantExchange, wanted: Issue): Promise<void> {
  const { client, params } = exchange.oidc;
  const { gty, subject: accountId, resource = params['resource'] } = wanted;
  const { scope } = params;
  const info = resource === undefined ? undefined : resourceServerInfo(resource);

  const grant = new provider.Grant({ accountId, clientId: client.clientId });
  if (scope !== undefined) grant.addOIDCScope(scope);
  if (scope !== undefined && resource !== undefined) grant.addResourceScope(resource, scope);
  const common = { accountId, client, gty, scope, grantId: await grant.save(3600) };

  const access = new provider.AccessToken(common);
  if (resource !== undefined) access.resourceServer = new provider.ResourceServer(resource, info);
  const value = await access.save();
  const refresh = wanted.refreshable && (await new provider.RefreshToken({ ...common, resource, rotations: 0 }).save());
  exchange.body = {
    access_token: value,
    token_type: 'Bearer',
    expires_in: access.expiration,
    scope,
    refresh_token: refresh,
    ...wanted.extra,
  };
}
