import { partOfToken } from '../../model/part-of-token.ts';
import type { Oracle, Refusal } from '../../model/oracle.ts';
import { bearerChallenge } from '../bearer-challenge.ts';
import { bearerIn } from '../bearer-in.ts';

/**
 * States in which the token itself is good, or may count as none: what is wrong is how it was sent, RFC 6750 §3.1
 * `invalid_request`, or what went along with it.
 */
const otherwiseWrong: ReadonlySet<string> = new Set([
  'valid',
  'missing',
  'empty',
  'wrong-scheme',
  'lower-case-scheme',
  'two-headers',
  'two-headers-last',
  'two-headers-alike',
  'two-places',
  'csrf-missing',
  'csrf-wrong',
]);

/** RFC 6750 §3: where a token was sent and is not good, the challenge SHOULD say so. §3.1: by `invalid_token`. */
export const missingInvalidToken: Oracle = {
  summary:
    'a bad Bearer token is refused with a Bearer challenge that does not say error="invalid_token" (RFC 6750 §3, §3.1)',
  severity: 'info',
  title: 'bad tokens are refused without invalid_token',
  remedy:
    'send `WWW-Authenticate: Bearer error="invalid_token"` where a token was sent and is not good, so that clients get another one in place of asking for a log-in',
  *look({ all }) {
    for (const refusal of all) {
      const { cell, response } = refusal;
      if (response.status !== 401 || !isAboutToken(refusal)) continue;
      const challenge = bearerChallenge(response);
      if (challenge === undefined || says(challenge, cell.at.token)) continue;
      yield { cell: cell.id, evidence: `401 to a token that is ${cell.at.token}, without error="invalid_token"` };
    }
  },
};

/** The Bearer token alone: of several credentials another one may be what is refused. */
function isAboutToken({ cell, verdict, exchange }: Refusal): boolean {
  const [fault, ...others] = cell.faults;
  if (fault !== 'token' || others.length > 0 || verdict.code === 'other-cause') return false;
  const { part, state } = partOfToken(cell.at.token);
  return part === undefined && !otherwiseWrong.has(state) && bearerIn(exchange.request);
}

/** What breaks the grammar of tokens may be taken for a request that does. */
function says(challenge: string, state: string): boolean {
  const error = /[\s,]error\s*=\s*(\w+)/i.exec(challenge)?.[1];
  return error === 'invalid_token' || (state === 'malformed' && error === 'invalid_request');
}
