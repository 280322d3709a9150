import { keptToken } from './kept-token.ts';
import { loginBody } from './login-body.ts';
import { loginHeaders } from './login-headers.ts';
import { loginPath } from './login-path.ts';
import type { Taken, Taking } from './taking.ts';
import { tokenGrant } from './token-grant.ts';
import { tokenPlace } from './token-place.ts';
import type { LoginEndpoint } from './wfc-entry.ts';

/** A login becomes steps that keep its token or cookie; at a token endpoint of another server, a grant of OAuth 2. */
export function login(written: LoginEndpoint, taking: Taking): Taken | undefined {
  const { name, note } = taking;
  const at = (...path: readonly string[]) => taking.at('loginEndpointAuth', ...path);
  const gained = gain(written, taking);
  if (!gained) return undefined;
  const where = loginPath(written, taking);
  if (typeof where === 'string') {
    const grant = tokenGrant(written, taking);
    if (grant) return { ...grant, principal: { ...grant.principal, ...gained.principal } };
    const key = written.endpoint === undefined ? 'externalEndpointURL' : 'endpoint';
    note({ pointer: at(key), message: `${name} was left out: ${where}` });
    return undefined;
  }
  const sent = loginBody(written, taking);
  if (!sent) return undefined;
  const { body, contentType } = sent;
  const { 'content-type': own, ...headers } = lowerCased(loginHeaders(written, taking));
  const type = contentType ?? own;
  const all = { ...(type !== undefined && type !== 'application/json' && { 'content-type': type }), ...headers };
  // A form is for browsers, and they are sent on (RFC 9110 §15.4).
  const redirects = gained.keep['cookie'] !== undefined && body !== undefined && !/json/i.test(type ?? 'json');
  const step = {
    call: `${written.verb} ${where.path}`,
    ...(Object.keys(all).length > 0 && { headers: all }),
    ...(body !== undefined && { body }),
    ...(redirects && { success: [302, 303] }),
    keep: gained.keep,
  };
  return { principal: { steps: [`log-in-${name}`], ...gained.principal }, steps: [step] };
}

/** What a login brings, and where that goes. */
function gain(
  { token, expectCookies }: LoginEndpoint,
  { name, at, note }: Taking,
): { readonly keep: Readonly<Record<string, string>>; readonly principal: Taken['principal'] } | undefined {
  const wantsCookies = expectCookies === 'true';
  if (!token) {
    if (wantsCookies) return { keep: { cookie: '$response.header.set-cookie' }, principal: {} };
    const message = `${name} was left out: nothing says what its login brings. Expected \`token\`, or \`expectCookies: true\`.`;
    note({ pointer: at('loginEndpointAuth'), on: 'key', message });
    return undefined;
  }
  if (wantsCookies) {
    const message = `the cookies of ${name} were left out: its token proves who it is. If the cookie does, remove \`token\`.`;
    note({ pointer: at('loginEndpointAuth', 'expectCookies'), on: 'key', message });
  }
  const [kept, place] = [keptToken(token), tokenPlace(token)];
  if (kept === undefined) {
    const key = token.extractFrom === undefined ? 'extractFromField' : 'extractSelector';
    const message = `${name} was left out: its token is nowhere to be found. Expected a JSON pointer, such as /access_token, or the name of a header.`;
    note({ pointer: at('loginEndpointAuth', 'token', key), message });
  } else if (!place) {
    const message = `${name} was left out: its token goes into a header, alone or behind a scheme, into a cookie, or alone into the query. Expected a template such as "Bearer {token}".`;
    note({ pointer: at('loginEndpointAuth', 'token'), on: 'key', message });
  } else return { keep: { token: kept }, principal: Object.keys(place).length > 0 ? { at: place } : {} };
  return undefined;
}

function lowerCased(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
