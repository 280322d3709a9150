import type { IdentityProvider } from './start-provider.ts';

/** What a token endpoint or another endpoint for clients answers. */
export interface TokenAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Posts a form as a client that authenticates with its secret, RFC 6749 §2.3.1, or within the form if it has none. */
export async function requestToken(
  { issuer, secrets }: Pick<IdentityProvider, 'issuer' | 'secrets'>,
  client: string,
  form: Readonly<Record<string, string>>,
  path = '/token',
): Promise<TokenAnswer> {
  const secret = secrets[client];
  const basic = `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}`;
  const response = await fetch(issuer + path, {
    method: 'POST',
    headers: secret === undefined ? {} : { authorization: basic },
    body: new URLSearchParams(form),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, body: isJson ? (JSON.parse(text) as TokenAnswer['body']) : {} };
}
