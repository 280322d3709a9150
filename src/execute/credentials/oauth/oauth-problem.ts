import * as oauth from 'oauth4webapi';
import type { Grant } from './grant.ts';

/** Why an authorization server gave no token, in one line and without a secret. */
export function oauthProblem(cause: unknown, { issuer, tokenEndpoint }: Grant): string {
  const who = issuer ?? tokenEndpoint ?? 'the authorization server';
  if (cause instanceof oauth.ResponseBodyError) {
    const said = cause.error_description === undefined ? cause.error : `${cause.error}: ${cause.error_description}`;
    return `${who} refuses its client (${cause.status} ${said}): check \`clientId\`, \`clientSecret\` and \`grant\``;
  }
  if (cause instanceof oauth.WWWAuthenticateChallengeError)
    return `${who} refuses its client (${cause.status}): check \`clientId\` and \`clientSecret\``;
  if (!(cause instanceof Error)) return `${who} gave no token`;
  if (cause.name === 'TimeoutError') return `${who} does not answer in time: is it running?`;
  const answered = cause.cause instanceof Response && !cause.cause.ok ? ` (it answered ${cause.cause.status})` : '';
  if (cause instanceof oauth.OperationProcessingError) return `${who} gave no token${answered}: ${cause.message}`;
  const reason = cause.cause instanceof Error && 'code' in cause.cause ? ` (${String(cause.cause.code)})` : '';
  if (cause.message === 'fetch failed')
    return `${who} cannot be reached${reason}: is it running, and is \`issuer\` right?`;
  return `${who} gave no token: ${cause.message}`;
}

/** Why a token could not be revoked. */
export function revocationProblem(cause: unknown, grant: Grant): string {
  if (!(cause instanceof oauth.ResponseBodyError)) return oauthProblem(cause, grant);
  const { status, error, error_description: description } = cause;
  const who = grant.issuer ?? grant.revocationEndpoint ?? 'the authorization server';
  const said = description === undefined ? error : `${error}: ${description}`;
  return `give it a revoked token (\`states: { revoked: { env: … } }\`): ${who} refuses to revoke its own (${status} ${said})`;
}
