import { createPublicKey } from 'node:crypto';
import { customFetch } from 'oauth4webapi';
import type { Grant } from './grant.ts';
import type { TokenClient } from './token-client.ts';
import { fetchWith } from './fetch-with.ts';

const timeoutMs = 10_000;

/**
 * The public key that an issuer publishes under a `kid`, RFC 7517 §5, as the text of a PEM file: what servers have at hand.
 * `undefined` where it publishes none there, or on a host that the files do not name.
 */
export async function publishedKey(
  grant: Grant,
  endpoints: TokenClient['endpoints'],
  kid: string | undefined,
): Promise<string | undefined> {
  const { jwks_uri: uri, issuer } = await endpoints();
  if (uri === undefined || new URL(uri).host !== new URL(issuer).host) return undefined;
  const { [customFetch]: fetching = fetch } = fetchWith(grant.authorities);
  const response = await fetching(uri, { signal: AbortSignal.timeout(timeoutMs), redirect: 'error' });
  const { keys = [] }: { keys?: readonly Readonly<Record<string, unknown>>[] } = JSON.parse(await response.text());
  const found = kid === undefined && keys.length === 1 ? keys[0] : keys.find((key) => key['kid'] === kid);
  return found && createPublicKey({ key: found, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString();
}
