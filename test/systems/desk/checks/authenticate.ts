import type { Call } from '../call.ts';
import { problems } from '../problems.ts';
import { readToken, type TokenRules } from '../read-token.ts';
import type { Stage } from '../stages.ts';

/** Everything is asked of a token. */
export const strict: TokenRules = { signed: () => true, unexpired: () => true };

/** RFC 6750: a token in the Authorization header, once, and nowhere else. */
export function authenticate(rules: TokenRules): Stage {
  return (call) => {
    if (call.query['access_token'] !== undefined && call.headers.authorization !== undefined) return problems.twoTokens;
    if (call.authorizations > 1) return problems.twoTokens;
    const token = bearerOf(call);
    if (token === undefined)
      return problems.unauthorized(call.headers.authorization === undefined ? 'no_token' : 'invalid_token');
    const caller = readToken(token, call.settings.key, rules);
    if (!caller) return problems.unauthorized('invalid_token');
    call.caller = caller;
    return undefined;
  };
}

function bearerOf({ headers: { authorization = '' } }: Call): string | undefined {
  return /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
}
