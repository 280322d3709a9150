import type { NotSent } from '../../../model/not-sent.ts';
import type { HolderOf, Working } from '../holder.ts';
import { jwtEnd } from '../jwt-end.ts';
import { tokenClient } from '../oauth/token-client.ts';
import { readGrant } from '../oauth/read-grant.ts';
import { variableOf } from '../variable-of.ts';

/** A token is got anew so long before it ends, or in the last quarter of its life, so that it does not end on its way. */
const earlyS = 5;

/** Tokens of an authorization server: one at a time, got anew before it ends. */
export const oauth2: HolderOf = async (identity, options) => {
  const { credential, name } = identity;
  if (credential.kind !== 'oauth2') throw new TypeError(`${name} has no client`);
  const grant = await readGrant(credential, { ...options, principal: name });
  if ('problem' in grant) return grant;
  const client = tokenClient(grant);
  let working: Working | undefined;
  let fetching: Promise<Working | NotSent> | undefined;
  const fetched = async (nowS: number, refreshes: boolean): Promise<Working | NotSent> => {
    const got = await client.token({ refreshes });
    if ('problem' in got) return { code: 'no-credential', supply: `principal ${name}: ${got.problem}` };
    options.redactor.add(got.token, variableOf(name, undefined));
    if (got.refreshToken !== undefined) options.redactor.add(got.refreshToken, variableOf(name, 'refresh'));
    const endS = got.expiresInS === undefined ? jwtEnd(got.token) : nowS + got.expiresInS;
    const early = endS === undefined ? 0 : Math.min(earlyS, (endS - nowS) / 4);
    return { text: got.token, ...(endS !== undefined && { untilS: endS - early, endS }) };
  };
  return {
    identity,
    current: async (nowS) => {
      if (working && nowS < (working.untilS ?? Number.POSITIVE_INFINITY)) return working;
      fetching ??= fetched(nowS, true).finally(() => (fetching = undefined));
      const got = await fetching;
      if ('text' in got) working = got;
      return got;
    },
    another: (nowS) => fetched(nowS, false),
    revoke: async (text) => {
      const problem = await client.revoke(text);
      return problem === undefined
        ? undefined
        : { code: 'state-not-derivable', supply: `principal ${name}: ${problem}` };
    },
  };
};
