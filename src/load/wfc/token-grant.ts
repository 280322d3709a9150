import { basicPair } from './basic-pair.ts';
import type { Taken, Taking } from './taking.ts';
import type { LoginEndpoint } from './wfc-entry.ts';

const grants: ReadonlySet<string> = new Set(['client_credentials', 'password', 'refresh_token']);

/** What stands in the file as it is, by its name in RFC 6749. */
const plain = {
  client_id: 'clientId',
  scope: 'scope',
  username: 'username',
  resource: 'resource',
  audience: 'audience',
} as const;

const secret = { client_secret: 'clientSecret', password: 'password', refresh_token: 'token' } as const;

/** A login that is the token request of an OAuth 2 client (RFC 6749 §4.3, §4.4, §6) and nothing beyond; `undefined`: it is none. */
export function tokenGrant(login: LoginEndpoint, taking: Taking): Taken | undefined {
  const { name, secrets, variables } = taking;
  const { externalEndpointURL = '', payloadRaw = '', payloadUserPwd, headers = [], verb, token } = login;
  const url = URL.parse(externalEndpointURL);
  const fields = [...new URLSearchParams(payloadRaw)];
  const request = new Map(fields);
  const [header, ...others] = headers.filter(({ name: key }) => !/^(?:content-type|accept)$/i.test(key));
  const client = header?.name.toLowerCase() === 'authorization' ? basicPair(header.value) : undefined;
  const grant = request.get('grant_type') ?? '';
  const isGrant =
    verb === 'POST' && !payloadUserPwd && grants.has(grant) && isToken(token) && request.size === fields.length;
  const isOpen = url && /^https?:$/.test(url.protocol) && url.username === '' && url.search === '' && url.hash === '';
  if (!isGrant || !isOpen || others.length > 0 || (header && !client)) return undefined;
  const known = new Set(['grant_type', ...Object.keys(plain), ...Object.keys(secret)]);
  if (fields.some(([key, value]) => !known.has(key) || value === '')) return undefined;
  if (client) request.set('client_id', client.username);
  const texts = Object.entries(plain).flatMap(([key, as]) => {
    const text = request.get(key);
    return text === undefined ? [] : [[as, text] as const];
  });
  if (!request.has('client_id') || texts.some(([, text]) => secrets.betrays(text))) return undefined;
  const at = (...path: readonly string[]) => taking.at('loginEndpointAuth', ...path);
  const env = (part: string, pointer: string) => ({ env: variables.nameFor(name, { pointer, part }) });
  const hidden = Object.entries(secret).flatMap(([key, as]) =>
    request.has(key) ? [[as, env(key, at('payloadRaw'))] as const] : [],
  );
  const oauth2 = {
    grant,
    tokenEndpoint: externalEndpointURL,
    ...Object.fromEntries(texts),
    ...(client && {
      clientSecret: env('client_secret', at('headers', `${header ? headers.indexOf(header) : 0}`, 'value')),
    }),
    ...Object.fromEntries(hidden),
  };
  return {
    principal: { oauth2 },
    remarks: request.has('client_secret') ? ['The secret of its client goes as HTTP Basic, RFC 6749 §2.3.1.'] : [],
  };
}

function isToken(token: LoginEndpoint['token']): boolean {
  return token?.extractFrom !== 'header' && (token?.extractSelector ?? token?.extractFromField) === '/access_token';
}
