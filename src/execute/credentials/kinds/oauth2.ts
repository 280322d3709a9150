import type { NotSent } from '../../../model/not-sent.ts';
import type { HolderOf, Working } from '../holder.ts';
import { jwtEnd } from '../jwt-end.ts';
import { tokenClient, type TokenClient } from '../oauth/token-client.ts';
import { publishedKey } from '../oauth/published-key.ts';
import { readGrant } from '../oauth/read-grant.ts';
import { variableOf } from '../variable-of.ts';

/** A token is got anew so long before it ends, or in the last quarter of its life, so that it does not end on its way. */
const earlyS = 5;

/** Moments are whole seconds: less would be nothing. */
const leastEarlyS = 1;

/** Tokens of an authorization server: one at a time, got anew before it ends. */
export const oauth2: HolderOf = async (identity, options) => {
  const { credential, name } = identity;
  if (credential.kind !== 'oauth2') throw new TypeError(`${name} has no client`);
  const grant = await readGrant(credential, { ...options, principal: name });
  if ('problem' in grant) return grant;
  const client = tokenClient(grant);
  // What is ended ends whatever was issued with it, refresh tokens too (RFC 7009 §2.1): it is got apart from the rest.
  const apart = tokenClient(grant, client.endpoints);
  let working: Working | undefined;
  let fetching: Promise<Working | NotSent> | undefined;
  const fetched = async (nowS: number, from: TokenClient): Promise<Working | NotSent> => {
    const got = await from.token({ refreshes: from === client });
    if ('problem' in got) return { code: 'no-credential', supply: `principal ${name}: ${got.problem}` };
    options.redactor.add(got.token, variableOf(name, undefined));
    if (got.refreshToken !== undefined) options.redactor.add(got.refreshToken, variableOf(name, 'refresh'));
    const endS = got.expiresInS === undefined ? jwtEnd(got.token) : nowS + got.expiresInS;
    const early = endS === undefined ? 0 : Math.max(leastEarlyS, Math.min(earlyS, (endS - nowS) / 4));
    return { text: got.token, ...(endS !== undefined && { untilS: endS - early, endS }) };
  };
  return {
    identity,
    ...(grant.issuer !== undefined &&
      grant.tokenEndpoint === undefined && {
        publicKey: (kid: string | undefined) => publishedKey(grant, client.endpoints, kid),
      }),
    current: async (nowS) => {
      if (working && nowS < (working.untilS ?? Number.POSITIVE_INFINITY)) return working;
      fetching ??= fetched(nowS, client).finally(() => (fetching = undefined));
      const got = await fetching;
      if ('text' in got) working = got;
      return got;
    },
    another: (nowS) => (grant.grant === 'refresh_token' ? Promise.resolve(onlyOne(name)) : fetched(nowS, apart)),
    revoke: async (text) => {
      const problem = await client.revoke(text);
      return problem === undefined
        ? undefined
        : { code: 'state-not-derivable', supply: `principal ${name}: ${problem}` };
    },
  };
};

/** A refresh token may be used once, and all that came of it ends together: OAuth 2.1 §4.3.1. */
function onlyOne(name: string): NotSent {
  return {
    code: 'state-not-derivable',
    supply: `give ${name} such a token (\`states\`), or another grant: all tokens of one refresh token end together`,
  };
}
