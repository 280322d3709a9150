import type { Answer } from './answer.ts';

function problem(status: number, error: string, message: string): Answer {
  return { status, body: { error, message } };
}

/** Every answer that is not a success. What is hidden and what does not exist are answered with the same words. */
export const problems = {
  unauthorized: (error: 'no_token' | 'invalid_token'): Answer => ({
    ...problem(401, error, error === 'no_token' ? 'A bearer token is needed.' : 'The token is not good.'),
    // RFC 6750 §3.1: no error code for a request that has no authentication information at all.
    headers: { 'www-authenticate': `Bearer realm="desk"${error === 'no_token' ? '' : ', error="invalid_token"'}` },
  }),
  twoTokens: problem(400, 'invalid_request', 'Send the token once, in the Authorization header.'),
  forbidden: {
    ...problem(403, 'insufficient_scope', 'You may not do this.'),
    headers: { 'www-authenticate': 'Bearer realm="desk", error="insufficient_scope"' },
  },
  wrongAddress: problem(403, 'address_not_allowed', 'This is possible from the office only.'),
  notFound: problem(404, 'not_found', 'No such resource.'),
  invalid: (message: string): Answer => problem(400, 'invalid', message),
  taken: (what: string): Answer => problem(409, 'taken', `The ${what} is taken.`),
  conflict: (message: string): Answer => problem(409, 'conflict', message),
  quota: (what: string, most: number): Answer => problem(403, 'quota_exceeded', `Too many ${what} (${most})`),
  tooMany: (afterS: number): Answer => ({
    ...problem(429, 'too_many_requests', 'Try again later.'),
    headers: { 'retry-after': String(afterS) },
  }),
  maintenance: problem(503, 'maintenance', 'The desk is under maintenance.'),
  failed: problem(500, 'internal', 'Something went wrong.'),
};
